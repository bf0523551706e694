import type { ServerResponse } from 'node:http';
import { PROBLEM_CONTENT_TYPE, problemDocument } from '../problem-document.ts';
import type { Refusal } from './refusal.ts';

const JSON_CONTENT_TYPE = 'application/json; charset=utf-8';

/** What a sender is told. */
export interface SenderAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function jsonAnswer(status: number, body: unknown): SenderAnswer {
  return { status, headers: { 'content-type': JSON_CONTENT_TYPE }, body: JSON.stringify(body) };
}

export function problemAnswer(refusal: Refusal): SenderAnswer {
  const headers = { ...refusal.headers, 'content-type': PROBLEM_CONTENT_TYPE };
  return { status: refusal.status, headers, body: JSON.stringify(problemDocument(refusal)) };
}

/** As Alertmanager's clients read errors: a plain JSON string. */
export function plainErrorAnswer({ status, detail, headers }: Refusal): SenderAnswer {
  return { ...jsonAnswer(status, detail), headers: { ...headers, 'content-type': JSON_CONTENT_TYPE } };
}

export function send(response: ServerResponse, { status, headers, body }: SenderAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
