import { type Read, type RefusalCode, refused } from '../../intake/refusal.ts';
import type { Serving } from '../../serving.ts';

/** One operation of `/api/v1`. Who asks is known to be entitled to it, and the body is JSON. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As OpenAPI writes it: `/api/v1/silences/{id}`. */
  readonly path: string;
  /** Names of the parameters that the query may have; others are refused. */
  readonly query?: readonly string[];
  /** It reads a JSON body. */
  readonly readsBody?: true;
  handle(serving: Serving, request: ApiRequest): Read<ApiAnswer> | Promise<Read<ApiAnswer>>;
}

export interface ApiRequest {
  readonly params: Readonly<Record<string, string>>;
  /** All values that each parameter was given. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: 200 | 201;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answered(body: unknown): Read<ApiAnswer> {
  return { ok: true, value: { status: 200, body } };
}

/** The thing of this name, or a 404 that says what there is none of. */
export function answeredIfKnown(body: unknown, code: RefusalCode, what: string): Read<ApiAnswer> {
  return body === undefined ? refused(404, code, what) : answered(body);
}
