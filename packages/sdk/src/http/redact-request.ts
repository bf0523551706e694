import type { HttpRequest } from './http-message.ts';

const MASK = '***';

/** Headers that are secrets by themselves, in whatever form. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie']);

/**
 * A view of a request for people and logs: each secret is `***` in its URL, headers and body, also where it is encoded
 * for a URL, a form or JSON; so are credentials headers (but for their scheme) and `user:password@` of the URL.
 */
export function redactRequest(request: HttpRequest, secrets: Iterable<string>): HttpRequest {
  const mask = maskOf(secrets);
  const { method, url, headers, json, body, tls } = request;
  return {
    method,
    url: mask(url).replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${MASK}@`),
    ...(headers === undefined ? {} : { headers: maskHeaders(headers, mask) }),
    ...(json === undefined ? {} : { json: maskJson(json, mask) }),
    ...(body === undefined ? {} : { body: mask(body) }),
    ...(tls === undefined ? {} : { tls }),
  };
}

type Mask = (text: string) => string;

function maskOf(secrets: Iterable<string>): Mask {
  const forms = new Set([...secrets].flatMap(formsOf));
  forms.delete('');
  // The longest first: one secret may be the beginning of another.
  const sorted = [...forms].sort((a, b) => b.length - a.length);
  return (text) => sorted.reduce((masked, form) => masked.replaceAll(form, MASK), text);
}

function formsOf(secret: string): string[] {
  const wellFormed = secret.toWellFormed();
  return [
    secret,
    encodeURIComponent(wellFormed),
    encodeURI(wellFormed),
    new URLSearchParams([['', wellFormed]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
  ];
}

function maskHeaders(headers: Readonly<Record<string, string>>, mask: Mask): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (!SECRET_HEADERS.has(name.toLowerCase())) return [name, mask(value)];
      const scheme = /^[A-Za-z]+ /.exec(value)?.[0] ?? '';
      return [name, scheme + MASK];
    }),
  );
}

function maskJson(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => maskJson(item, mask));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), maskJson(item, mask)]));
}
