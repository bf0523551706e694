import type { Schema } from '@signalbox/sdk';

/** An endpoint as its callers see it. The OpenAPI document is made of these. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As OpenAPI writes it: `/api/v1/silences/{id}`. */
  readonly path: string;
  /** Unique: generated clients name their functions after it. */
  readonly id: string;
  readonly summary: string;
  /** Who may ask: those of `server.auth`, those of the source's `auth`, or everybody. */
  readonly access: 'operators' | 'senders' | 'everybody';
  /** Parameters of the query, by name. */
  readonly query?: Parameters;
  readonly body?: BodyDescription;
  /** Answers that are not problems, by status. */
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** Statuses of problem documents. */
  readonly problems: readonly number[];
  /** What its problems look like where they are not problem documents. */
  readonly problemBody?: BodyDescription;
}

export type Parameters = Readonly<Record<string, Schema>>;

export interface BodyDescription {
  readonly contentType: string;
  readonly schema: Schema;
}

export interface AnswerDescription {
  readonly description: string;
  /** Absent: the answer has no body. */
  readonly body?: BodyDescription;
  /** By name. */
  readonly headers?: Readonly<Record<string, Schema>>;
}

/** A body as JSON. */
export function json(schema: Schema): BodyDescription {
  return { contentType: 'application/json', schema };
}
