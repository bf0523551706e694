/** Why a request is not taken; a label of `signalbox_requests_refused_total` and the `code` of the problem document. Permanent. */
export type RefusalCode =
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
  | 'bad-request'
  | 'broken-configuration'
  | 'bad-query'
  | 'bad-silence'
  | 'planned-silence'
  | 'silence-over'
  | 'unknown-alert'
  | 'unknown-group'
  | 'unknown-silence'
  | 'not-firing';

/** An answer that takes nothing. Its texts are for the sender's eyes and hold nothing secret. */
export interface Refusal {
  readonly status: number;
  readonly code: RefusalCode;
  readonly detail: string;
  /** One sentence each, where there are several. */
  readonly problems?: readonly string[];
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A value, or why there is none. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function refuse(status: number, code: RefusalCode, detail: string, more: Partial<Refusal> = {}): Refusal {
  return { ...more, status, code, detail };
}

export function refused(status: number, code: RefusalCode, detail: string, more: Partial<Refusal> = {}): Read<never> {
  return { ok: false, refusal: refuse(status, code, detail, more) };
}

/** For what should not happen. */
export const failedHere = refuse(500, 'source-failed', 'something failed here; the log says what');
