import { UsageError, VERSION } from '../io.ts';
import { fieldsOf } from './fields.ts';
import type { ServerAddress } from './server-options.ts';

export interface Question {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below the server's address, with its query. */
  readonly path: string;
  readonly json?: unknown;
}

/** The body of a good answer; or why the server refuses, as it says itself. */
export type ServerAnswer =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | { readonly ok: false; readonly status: number; readonly body: unknown; readonly problems: readonly string[] };

const TIMEOUT_MS = 60_000;

/** @throws {UsageError} if no server answers, it does not let us in, or it is not a Signalbox */
export async function askServer(address: ServerAddress, { method, path, json }: Question): Promise<ServerAnswer> {
  // The server would take the address of nothing for that of the whole list.
  if (/^\/api\/.*\/(\/|\?|$)/.test(path))
    throw new UsageError('the name is empty', 'give the id or the fingerprint that the list shows');
  const answer = await reach(
    address,
    {
      method,
      path,
      headers: { accept: 'application/json', ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    },
    TIMEOUT_MS,
  );
  const { status } = answer;
  const text = await answer.text().catch((error: unknown) => {
    throw unreachable(address, error);
  });
  const body = parse(text);
  if (status >= 200 && status < 300 && body !== undefined) return { ok: true, status, body };
  return refusalOf(address, status, text);
}

/**
 * Why a server refuses, as it says itself.
 * @throws {UsageError} if it does not let us in, or says nothing that we understand
 */
export function refusalOf(
  { authorization }: ServerAddress,
  status: number,
  text: string,
): Extract<ServerAnswer, { readonly ok: false }> {
  if (status === 401) {
    const detail = authorization === undefined ? 'asks for credentials' : 'does not take these credentials';
    throw new UsageError(`the server ${detail}`, '--token TOKEN, or SIGNALBOX_TOKEN in the environment');
  }
  const body = parse(text);
  const { detail, problems } = { detail: fieldsOf(body).text('detail'), problems: fieldsOf(body).texts('problems') };
  if (detail === '') throw new UsageError(`the server answers ${status}`, 'is there a signalbox at this address?');
  return { ok: false, status, body, problems: problems.length > 0 ? problems : [detail] };
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * By `fetch`: the client for targets reads 64 KiB of an answer at most, and lists are longer.
 * @throws {UsageError} if no server answers
 */
export async function reach(address: ServerAddress, { path, ...request }: Sent, timeoutMs: number): Promise<Response> {
  const { base, authorization } = address;
  const headers = {
    ...request.headers,
    'user-agent': `signalbox/${VERSION}`,
    ...(authorization === undefined ? {} : { authorization }),
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    return await fetch(`${base}${path}`, { ...request, headers, redirect: 'manual', signal });
  } catch (error) {
    throw unreachable(address, error);
  }
}

function unreachable({ base }: ServerAddress, error: unknown): UsageError {
  return new UsageError(
    `no answer from ${new URL(base).origin}: ${reasonOf(error)}`,
    'is the server running? name it with --url, or SIGNALBOX_URL in the environment',
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it takes too long';
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  return code === 'ECONNREFUSED' ? 'nothing listens there' : cause.message || code || error.message;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
