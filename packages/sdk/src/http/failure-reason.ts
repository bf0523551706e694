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

/** What a failure of TLS leads to, by what its code has in it. */
const TLS_HINTS: readonly (readonly [RegExp, string])[] = [
  [
    /SELF_SIGNED|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY/,
    'nobody who is trusted signed the certificate of the target; name the authority that did in `caFile`',
  ],
  [/KEY_VALUES_MISMATCH/, '`keyFile` is not the key of the certificate in `certFile`'],
  [/PEM|ASN1|DECODER|BAD_BASE64/, 'a file of `caFile`, `certFile` or `keyFile` is not PEM'],
  [/CERTIFICATE_REQUIRED/, 'the target asks for a client certificate: name it in `certFile`, and its key in `keyFile`'],
];

/** How undici names a request that can never be sent: a header with a line break, a wrong content-length, ... */
const MALFORMED: ReadonlySet<string> = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]);

export function failureReason(error: unknown): Failure {
  if (SignalboxError.is(error)) return { reason: error.message, final: true };
  if (isOfProxy(error)) return { reason: `the proxy did not connect${statusIn(error)}`, final: false };
  if (error instanceof errors.HTTPParserError) return { reason: 'the answer is not HTTP', final: false };
  const code = codeOf(error);
  if (code === undefined) return { reason: 'the connection failed', final: false };
  if (MALFORMED.has(code)) return { reason: 'the request is malformed', final: true };
  const reason = REASONS[code] ?? `${kindOf(code)} (${code})${hintFor(code)}`;
  return { reason: `${reason}${addressOf(error)}`, final: false };
}

/** undici tells a refused tunnel, and a proxy that asks for credentials, in words alone. */
function isOfProxy(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return /^PRX_|^UND_ERR_PRX/.test(codeOf(error) ?? '') || /^Proxy /.test(error.message);
}

function statusIn({ message }: Error): string {
  const status = /\b[1-5]\d\d\b/.exec(message)?.[0];
  return status === undefined ? '' : `: it answered ${status}`;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Nothing else is shown of a name that was looked up. */
const HOST_NAME = /^[\w.-]{1,253}$/;

/** Where the system tried to connect to: a name, or an address and a port, which are no secret. Of several, the first. */
function addressOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  if (typeof first !== 'object' || first === null) return '';
  if ('hostname' in first && typeof first.hostname === 'string' && HOST_NAME.test(first.hostname)) {
    return ` (${first.hostname})`;
  }
  if (!('address' in first) || !('port' in first)) return '';
  const { address, port } = first;
  if (typeof address !== 'string' || isIP(address) === 0 || typeof port !== 'number') return '';
  return ` (${address.includes(':') ? `[${address}]` : address}:${port})`;
}

function kindOf(code: string): string {
  return /CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code) ? 'TLS failed' : 'the connection failed';
}

function hintFor(code: string): string {
  const hint = TLS_HINTS.find(([pattern]) => pattern.test(code))?.[1];
  return hint === undefined ? '' : `: ${hint}`;
}
