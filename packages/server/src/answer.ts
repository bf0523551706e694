import type { FastifyReply } from 'fastify';
import type { Refusal } from './intake/refusal.ts';
import { PROBLEM_CONTENT_TYPE, problemDocument } from './problem-document.ts';

const JSON_CONTENT_TYPE = 'application/json; charset=utf-8';

export function answerJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).type(JSON_CONTENT_TYPE).send(JSON.stringify(body));
}

/** @param more members of the document that are this answer's own */
export function answerProblem(reply: FastifyReply, refusal: Refusal, more: object = {}): FastifyReply {
  return reply
    .code(refusal.status)
    .headers(refusal.headers ?? {})
    .type(PROBLEM_CONTENT_TYPE)
    .send(JSON.stringify({ ...problemDocument(refusal), ...more }));
}

/** Under `/api/v2` an error is a plain JSON string: Alertmanager's clients read nothing else. */
export function answerPlainError(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(refusal.status)
    .headers(refusal.headers ?? {})
    .type(JSON_CONTENT_TYPE)
    .send(JSON.stringify(refusal.detail));
}
