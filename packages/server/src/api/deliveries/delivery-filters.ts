import type { DeliveryQuery } from '@signalbox/core/store';
import { NOTIFY_REASONS, Type } from '@signalbox/sdk';
import { type Result, refused } from '../../http/http-problem.ts';
import { fingerprintOf } from '../fingerprint-of.ts';
import { readTime } from '../times.ts';
import { DELIVERY_STATES } from './latest-delivery.ts';

/** What a list of deliveries may be asked for; all that is given must hold. */
export const deliveryFilters = {
  state: Type.Optional(Type.Enum(DELIVERY_STATES)),
  channel: Type.Optional(Type.String({ description: 'The name of a channel, also of one that is gone.' })),
  route: Type.Optional(Type.String({ description: 'The id of a route, as the items have it.' })),
  group: Type.Optional(Type.String({ description: 'The id of a group, also of one that is over.' })),
  alert: Type.Optional(Type.String({ description: 'The fingerprint of an alert that the message names.' })),
  reason: Type.Optional(Type.Enum(NOTIFY_REASONS)),
  since: Type.Optional(Type.String({ format: 'date-time', description: 'Decided then or later.' })),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Decided before.' })),
};

type Filter = keyof typeof deliveryFilters;
type Query = Omit<DeliveryQuery, 'after' | 'limit'>;

const READERS: Readonly<Record<Filter, (text: string) => Result<Query>>> = {
  state: (text) => oneOf('state', DELIVERY_STATES, text, (state) => ({ state })),
  channel: (channel) => good({ channel }),
  route: (route) => good({ route }),
  group: (groupId) => good({ groupId }),
  alert(text) {
    if (!/^[0-9a-f]{32}$/i.test(text)) return wrong('`alert` is a fingerprint: 32 hex digits');
    return good({ alert: fingerprintOf(text) });
  },
  reason: (text) => oneOf('reason', NOTIFY_REASONS, text, (reason) => ({ reason })),
  since: (text) => time('since', text, (since) => ({ since })),
  until: (text) => time('until', text, (until) => ({ until })),
};

export function readDeliveryFilters(written: Readonly<Partial<Record<Filter, readonly string[]>>>): Result<Query> {
  let query: Query = {};
  for (const [filter, read] of Object.entries(READERS)) {
    const [text, second] = written[filter as Filter] ?? [];
    if (text === undefined) continue;
    if (second !== undefined) return wrong(`\`${filter}\` may appear once`);
    if (text === '') return wrong(`\`${filter}\` is empty`);
    const result = read(text);
    if (!result.ok) return result;
    query = { ...query, ...result.value };
  }
  const { since, until } = query;
  if (since !== undefined && until !== undefined && since >= until) return wrong('`since` must be before `until`');
  return good(query);
}

function oneOf<const Word extends string>(
  filter: Filter,
  words: readonly Word[],
  text: string,
  query: (word: Word) => Query,
): Result<Query> {
  const word = words.find((each) => each === text);
  return word === undefined ? wrong(`\`${filter}\` is one of ${words.join(', ')}`) : good(query(word));
}

function time(filter: Filter, text: string, query: (time: number) => Query): Result<Query> {
  const at = readTime(text);
  if (at !== undefined) return good(query(at));
  return wrong(`\`${filter}\` is a time with its zone, like 2026-11-27T03:00:00+09:00`);
}

function good(value: Query): Result<Query> {
  return { ok: true, value };
}

function wrong(detail: string): Result<never> {
  return refused(400, 'bad-query', detail);
}
