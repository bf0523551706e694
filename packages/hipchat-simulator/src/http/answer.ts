import type { ServerResponse } from 'node:http';

/** A whole answer as a value. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Writes the answer; nothing happens when the peer has gone. */
export function send(response: ServerResponse, { status, headers, body = '' }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const length = status === 204 ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...ALWAYS, ...length, ...headers }).end(status === 204 ? undefined : body);
}
