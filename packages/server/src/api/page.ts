import { type Schema, Type } from '@signalbox/sdk';
import { component, exactly, orNull } from '../http/component.ts';
import { type Result, refused } from '../http/http-problem.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;
const MAX_CURSOR_LENGTH = 1_024;

/** The parameters of every list. */
export const pageParameters = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT, description: 'The most items of a page.' }),
  ),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: MAX_CURSOR_LENGTH, description: 'The `next` of the page before.' }),
  ),
};

export interface Page<T> {
  readonly items: readonly T[];
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
}

export function pageSchema<T>(name: string, items: Schema<T>): Schema<Page<T>> {
  const next = orNull(Type.String(), 'The cursor of the next page; null on the last one.');
  const { type, properties, required, additionalProperties } = exactly({ items: Type.Array(items), next });
  return component<Schema<Page<T>>>(name, { type, properties, required, additionalProperties });
}

/** Which part of a list is wanted. */
export interface PageRequest {
  readonly limit: number;
  /** The `next` of the page before. */
  readonly after?: string;
}

export function readPage(
  query: Readonly<Partial<Record<keyof typeof pageParameters, readonly string[]>>>,
): Result<PageRequest> {
  const [limit = String(DEFAULT_LIMIT), secondLimit] = query.limit ?? [];
  const [after, secondCursor] = query.cursor ?? [];
  if (secondLimit !== undefined || secondCursor !== undefined) {
    return refused(400, 'bad-query', '`limit` and `cursor` may appear once');
  }
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    return refused(400, 'bad-query', `\`limit\` is a whole number from 1 to ${MAX_LIMIT}`);
  }
  if (after !== undefined && (after === '' || after.length > MAX_CURSOR_LENGTH)) {
    return refused(400, 'bad-query', '`cursor` is the `next` of the page before');
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
