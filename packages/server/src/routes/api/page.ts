import { type Read, refused } from '../../intake/refusal.ts';
import type { ApiRequest } from './api-route.ts';

export const PAGE_PARAMETERS = ['limit', 'cursor'] as const;
export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1_000;
export const MAX_CURSOR_LENGTH = 1_024;

/** Which part of a list is wanted. */
export interface PageQuery {
  readonly limit: number;
  /** What the page before gave as `next`. */
  readonly after?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the page behind this one; null: there is none. */
  readonly next: string | null;
}

export function readPage(query: ApiRequest['query']): Read<PageQuery> {
  const [limit = String(DEFAULT_LIMIT), secondLimit] = query.get('limit') ?? [];
  const [after, secondCursor] = query.get('cursor') ?? [];
  if (secondLimit !== undefined || secondCursor !== undefined) {
    return refused(400, 'bad-query', '`limit` and `cursor` may be said once');
  }
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    return refused(400, 'bad-query', `\`limit\` is a whole number from 1 to ${MAX_LIMIT}`);
  }
  if (after !== undefined && (after === '' || after.length > MAX_CURSOR_LENGTH)) {
    return refused(400, 'bad-query', '`cursor` is what the page before gave as `next`');
  }
  return { ok: true, value: { limit: Number(limit), ...(after === undefined ? {} : { after }) } };
}

/** @param found in order, one more than the limit where there is more */
export function pageOf<T, U>(
  found: readonly T[],
  limit: number,
  { cursor, show }: { readonly cursor: (item: T) => string; readonly show: (item: T) => U },
): Page<U> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(show), next: found.length > limit && last !== undefined ? cursor(last) : null };
}
