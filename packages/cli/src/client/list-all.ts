import { askServer } from './ask-server.ts';
import { fieldsOf } from './fields.ts';
import type { ServerAddress } from './server-options.ts';

/** All pages of a list, or what the server has against the question. */
export type Listed =
  | { readonly ok: true; readonly items: readonly unknown[]; readonly more: boolean }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The most items of one page. */
const PAGE = 1_000;

export interface ListQuestion {
  readonly path: string;
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** The most items; `more` says whether there are others. */
  readonly limit?: number;
}

export async function listAll(
  address: ServerAddress,
  { path, query = [], limit = Number.POSITIVE_INFINITY }: ListQuestion,
): Promise<Listed> {
  const items: unknown[] = [];
  for (let cursor = ''; ; ) {
    const page = new URLSearchParams({ limit: String(Math.min(PAGE, limit + 1)) });
    for (const [name, value] of query) page.append(name, value);
    if (cursor !== '') page.set('cursor', cursor);
    const answer = await askServer(address, { method: 'GET', path: `${path}?${page}` });
    if (!answer.ok) return answer;
    items.push(...itemsOf(answer.body));
    cursor = fieldsOf(answer.body).text('next');
    if (cursor === '' || items.length > limit) {
      return { ok: true, items: items.slice(0, limit), more: items.length > limit };
    }
  }
}

function itemsOf(body: unknown): readonly unknown[] {
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items)) return [];
  return body.items;
}
