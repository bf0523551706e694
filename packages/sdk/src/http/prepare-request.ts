import { parseWebAddress } from '../parse/web-address.ts';
import type { HttpRequest } from './http-message.ts';

/** A request as it goes on the wire. */
export interface PreparedRequest {
  readonly method: HttpRequest['method'];
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** @returns `undefined` for what can never be sent: no http(s) URL, or a value that JSON cannot hold */
export function prepareRequest(request: HttpRequest, userAgent: string): PreparedRequest | undefined {
  const url = parseWebAddress(request.url);
  if (url === undefined) return undefined;
  const body = bodyOf(request);
  if (body === undefined) return undefined;
  return {
    method: request.method,
    origin: url.origin,
    path: url.pathname + url.search,
    headers: {
      'user-agent': userAgent,
      ...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
      ...credentialsOf(url),
      ...request.headers,
    },
    body,
  };
}

function bodyOf({ json, body }: HttpRequest): string | null | undefined {
  if (json === undefined) return body ?? null;
  try {
    return JSON.stringify(json);
  } catch {
    return undefined;
  }
}

/** `https://user:password@host/` means basic authentication, as in curl. */
function credentialsOf({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {};
  const credentials = Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64');
  return { authorization: `Basic ${credentials}` };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
