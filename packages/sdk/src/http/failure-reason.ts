import { isIP } from 'node:net';
import { errors } from 'undici';
import { SignalboxError } from '../error.ts';

/** Why there was no answer. */
interface Failure {
  /** Short, and free of secrets: made from codes, never from a library's message. */
  readonly reason: string;
  /** A repeat would end alike: the address is refused, or the request is malformed. */
  readonly final: boolean;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'the name server did not answer',
  ETIMEDOUT: 'connecting took too long',
  UND_ERR_CONNECT_TIMEOUT: 'connecting took too long',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was shorter than it said',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too large',
  UND_ERR_DESTROYED: 'the client is closed',
  UND_ERR_CLOSED: 'the client is closed',
};

/** How undici names a request that can never be sent: a header with a line break, a wrong content-length, ... */
const MALFORMED: ReadonlySet<string> = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]);

export function failureReason(error: unknown): Failure {
  if (SignalboxError.is(error)) return { reason: error.message, final: true };
  if (error instanceof errors.HTTPParserError) return { reason: 'the answer is not HTTP', final: false };
  const code = codeOf(error);
  if (code === undefined) return { reason: 'the connection failed', final: false };
  if (MALFORMED.has(code)) return { reason: 'the request is malformed', final: true };
  const reason = REASONS[code] ?? `${kindOf(code)} (${code})`;
  return { reason: `${reason}${addressOf(error)}`, final: false };
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Where the system tried to connect to: an address and a port, which are no secret. Of several, the first. */
function addressOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  if (typeof first !== 'object' || first === null || !('address' in first) || !('port' in first)) return '';
  const { address, port } = first;
  if (typeof address !== 'string' || isIP(address) === 0 || typeof port !== 'number') return '';
  return ` (${address.includes(':') ? `[${address}]` : address}:${port})`;
}

function kindOf(code: string): string {
  return /CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code) ? 'TLS failed' : 'the connection failed';
}
