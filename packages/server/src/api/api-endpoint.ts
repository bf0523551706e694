import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Schema } from '@signalbox/sdk';
import { type Endpoint, json, type Parameters } from '../http/endpoint.ts';
import { type ProblemCode, type Result, refused } from '../http/http-problem.ts';
import type { Serving } from '../http/serving.ts';

/** An endpoint of `/api/v1`. When it is called, the client is authenticated, the query is known and the body is JSON. */
export interface ApiEndpoint extends Endpoint {
  readonly bodyIsOptional?: true;
  handle(serving: Serving, request: ApiRequest): Handled<unknown>;
}

export interface ApiRequest<Path extends string = string, Parameter extends string = string> {
  /** The parts of the path that stand in braces. */
  readonly params: Readonly<Record<PathParameter<Path>, string>>;
  /** All values of each parameter of the query. */
  readonly query: Readonly<Partial<Record<Parameter, readonly string[]>>>;
  /** Of the request; names in lower case. */
  readonly headers: IncomingHttpHeaders & { readonly 'last-event-id'?: string };
  readonly body: unknown;
}

export interface ApiAnswer<Body> {
  readonly body: Body;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer without an end that is known. */
export interface ApiStream {
  readonly stream: Readable;
  readonly contentType: string;
}

type Handled<Body> = Result<ApiAnswer<Body>> | Promise<Result<ApiAnswer<Body> | ApiStream>>;

type PathParameter<Path extends string> = string extends Path
  ? string
  : Path extends `${string}{${infer Name}}${infer Rest}`
    ? Name | PathParameter<Rest>
    : never;

/** How an endpoint of `/api/v1` is declared. Parameters, body and answer have the types of their schemas. */
interface Declaration<Path extends string, Query extends Parameters, Body> {
  readonly method: Endpoint['method'];
  readonly path: Path;
  readonly id: string;
  readonly summary: string;
  /** Parameters of the query; others are refused. */
  readonly query?: Query;
  /** Absent: no body is read. */
  readonly body?: Schema;
  readonly answer: Schema<Body>;
  /** It creates something: 201 with a `location`. */
  readonly creates?: true;
  /** What it was asked for happens later: 202. */
  readonly begins?: true;
  /** It may be asked without a body. */
  readonly bodyIsOptional?: true;
  /** Statuses of problems beside those that every endpoint may answer. */
  readonly problems?: readonly number[];
  handle(serving: Serving, request: ApiRequest<Path, keyof Query & string>): Handled<NoInfer<Body>>;
}

const ALWAYS = [400, 401, 403];
const OF_WRITES = [415, 503];
const OF_BODIES = [413];

/** Declares an endpoint of `/api/v1`: in one file stand where it is, what it reads and answers, and what it does. */
export function apiEndpoint<
  const Path extends string,
  Body,
  // biome-ignore lint/complexity/noBannedTypes: no parameters at all
  Query extends Parameters = {},
>(declaration: Declaration<Path, Query, Body>): ApiEndpoint {
  const { answer, creates, begins, body, problems = [], ...rest } = declaration;
  const ofWrites = rest.method === 'GET' ? [] : OF_WRITES;
  return {
    ...rest,
    access: 'operators',
    ...(body === undefined ? {} : { body: json(body) }),
    answers: creates
      ? { 201: { description: 'Created.', body: json(answer), headers: { location: LOCATION } } }
      : begins
        ? { 202: { description: 'It is on disk, and happens as soon as it can.', body: json(answer) } }
        : { 200: { description: 'Done.', body: json(answer) } },
    problems: [...ALWAYS, ...ofWrites, ...(body === undefined ? [] : OF_BODIES), ...problems],
  };
}

const LOCATION = { type: 'string', description: 'The address of what was created.' };

export function answered<const Body>(body: Body): Result<ApiAnswer<Body>> {
  return { ok: true, value: { body } };
}

/** The item of this name, or a 404. */
export function answeredIfFound<Body>(
  body: Body | undefined,
  code: ProblemCode,
  detail: string,
): Result<ApiAnswer<Body>> {
  return body === undefined ? refused(404, code, detail) : answered(body);
}
