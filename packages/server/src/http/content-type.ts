import { type HttpProblem, httpProblem } from './http-problem.ts';

/** The usual headers, as most senders write them. */
const USUAL = new Set([undefined, '', 'application/json', 'application/json; charset=utf-8']);

/**
 * The problem with a content type under which no sender may post JSON. Many senders name no type, or `text/plain`.
 * Types of HTML forms are refused: they are what a page of another site could make a browser send.
 */
export function checkContentType(header: string | undefined): HttpProblem | undefined {
  if (USUAL.has(header)) return undefined;
  const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json' || type === 'text/plain' || /^application\/[\w.-]+\+json$/.test(type)) {
    return undefined;
  }
  return httpProblem(415, 'unsupported-content-type', 'post JSON, as `content-type: application/json`', {
    headers: { accept: 'application/json' },
  });
}
