import { cutNote, type HttpRequest, redactRequest, truncate } from '@signalbox/sdk';
import type { SentRequest } from '../store/index.ts';

/** More of a body is not kept. Characters. */
const LONGEST_BODY = 8_192;
/**
 * More of a body is not looked through for secrets. It is much more than what is kept: what hides a secret makes the
 * text shorter, and the half of one that stands across this end must not move into what is kept.
 */
const LONGEST_MASKED = 8 * LONGEST_BODY;

/** A request as it goes out, without the headers and the part of the address that are credentials. There are secrets in it. */
export function sentRequest({ method, url, headers = {}, json, body = '' }: HttpRequest): SentRequest {
  const content = json === undefined ? {} : { 'content-type': 'application/json' };
  const head = redactRequest({ method, url, headers: { ...content, ...headers } }, []);
  return {
    method,
    url: head.url,
    headers: head.headers ?? {},
    body: json === undefined ? body : jsonText(json),
  };
}

/** What a transport that sends by itself shows of a message. There are secrets in it. */
export function sentPreview(shown: unknown): SentRequest {
  return { headers: {}, body: typeof shown === 'string' ? shown : jsonText(shown) };
}

/** What is kept of a request for people: secrets are masked, and a long body is cut. */
export function keptRequest({ method, url, headers, body }: SentRequest, mask: (text: string) => string): SentRequest {
  const masked = mask(body.slice(0, LONGEST_MASKED));
  const cut = (chars: number) => cutNote(chars + body.length - Math.min(body.length, LONGEST_MASKED));
  return {
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { url: mask(url) }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)])),
    body: truncate(masked, LONGEST_BODY, cut),
  };
}

/** Empty for what JSON cannot hold: that is sent to nobody. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
