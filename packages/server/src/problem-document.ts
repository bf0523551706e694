import { STATUS_CODES } from 'node:http';
import type { Refusal } from './intake/refusal.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface ProblemDocument {
  /** `about:blank`: the status says the kind, and `code` the cause. */
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Permanent, for programs. */
  readonly code: string;
  readonly problems?: readonly unknown[];
}

export function problemDocument(refusal: Refusal): ProblemDocument {
  const { status, code, detail, problems } = refusal;
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, code, ...(problems === undefined ? {} : { problems }) };
}
