import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type HttpProblem, problemDocument } from './http-problem.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';
const JSON_CONTENT_TYPE = 'application/json; charset=utf-8';

/** An answer, ready to be sent. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function jsonAnswer(status: number, body: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { ...headers, 'content-type': JSON_CONTENT_TYPE }, body: JSON.stringify(body) };
}

/** @param more members of the problem document that are this answer's own */
export function problemAnswer(problem: HttpProblem, more: object = {}): Answer {
  return {
    status: problem.status,
    headers: { ...problem.headers, 'content-type': PROBLEM_CONTENT_TYPE },
    body: JSON.stringify({ ...problemDocument(problem), ...more }),
  };
}

/** Under `/api/v2` an error is a plain JSON string: Alertmanager's clients read nothing else. */
export function plainErrorAnswer({ status, detail, headers }: HttpProblem): Answer {
  return jsonAnswer(status, detail, headers);
}

/** An answer whose body is too large for one text. */
export interface StreamedAnswer extends Omit<Answer, 'body'> {
  readonly body: Readable;
}

/** Sends through Fastify. */
export function sendReply(reply: FastifyReply, { status, headers, body }: Answer | StreamedAnswer): FastifyReply {
  return reply.code(status).headers(headers).send(body);
}

/** Sends without Fastify. */
export function sendResponse(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
