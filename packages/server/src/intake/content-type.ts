import { type Refusal, refuse } from './refusal.ts';

/** What most senders say, as they say it. */
const USUAL = new Set([undefined, '', 'application/json', 'application/json; charset=utf-8']);

/**
 * Is this a type under which a sender may post JSON? Many say none, or `text/plain`. Types of HTML forms are
 * refused: they are what a page of another site could make a browser send.
 */
export function unfitContentType(header: string | undefined): Refusal | undefined {
  if (USUAL.has(header)) return undefined;
  const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/plain' || /^application\/[\w.-]+\+json$/.test(type)) {
    return undefined;
  }
  return refuse(415, 'unsupported-content-type', 'post JSON, as `content-type: application/json`', {
    headers: { accept: 'application/json' },
  });
}
