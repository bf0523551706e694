import { STATUS_CODES } from 'node:http';

/** Why a request is refused; a label of `signalbox_requests_refused_total` and the `code` of the problem document. Permanent. */
export type ProblemCode =
  | 'unknown-source'
  | 'unauthorized'
  | 'forbidden-origin'
  | 'body-too-large'
  | 'too-many-keys'
  | 'unsupported-encoding'
  | 'unsupported-content-type'
  | 'bad-encoding'
  | 'bad-utf8'
  | 'bad-json'
  | 'bad-key'
  | 'too-deep'
  | 'bad-payload'
  | 'aborted'
  | 'overloaded'
  | 'store-unavailable'
  | 'stopping'
  | 'source-failed'
  | 'not-found'
  | 'method-not-allowed'
  | 'bad-request'
  | 'broken-configuration'
  | 'bad-query'
  | 'bad-silence'
  | 'planned-silence'
  | 'silence-over'
  | 'unknown-alert'
  | 'unknown-group'
  | 'unknown-delivery'
  | 'unknown-silence'
  | 'not-firing'
  | 'not-dead'
  | 'not-waiting'
  | 'being-tried'
  | 'unknown-channel'
  | 'no-backup'
  | 'backup-failed';

/** A problem with a request, as the answer tells it. The texts are for the client's eyes and hold nothing secret. */
export interface HttpProblem {
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  /** One sentence each, where there are several. */
  readonly problems?: readonly string[];
  /** Headers of the answer; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A value, or the problem to answer with. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: HttpProblem };

export function httpProblem(
  status: number,
  code: ProblemCode,
  detail: string,
  more: Pick<HttpProblem, 'problems' | 'headers'> = {},
): HttpProblem {
  return { ...more, status, code, detail };
}

/** A result without a value: the problem that these facts make. */
export function refused(...facts: Parameters<typeof httpProblem>): Result<never> {
  return { ok: false, problem: httpProblem(...facts) };
}

/** For what should never happen. */
export const internalError = httpProblem(500, 'source-failed', 'something failed in the server; the log says what');

export const stoppingProblem = httpProblem(503, 'stopping', 'the server is stopping', {
  headers: { 'retry-after': '5', connection: 'close' },
});

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface ProblemDocument {
  /** `about:blank`: the status says the kind, and `code` the cause. */
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Permanent, for programs. */
  readonly code: string;
  readonly problems?: readonly string[];
}

export function problemDocument({ status, code, detail, problems }: HttpProblem): ProblemDocument {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, code, ...(problems === undefined ? {} : { problems }) };
}
