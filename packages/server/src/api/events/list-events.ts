import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Engine } from '@signalbox/core';
import type { EventId, StoredEvent } from '@signalbox/core/store';
import { type Static, Type } from '@signalbox/sdk';
import { type Result, refused } from '../../http/http-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';
import { type Page, pageParameters, pageSchema, readPage } from '../page.ts';
import { eventJson, eventSchema } from './event.ts';
import { eventFilters, readEventFilters, type WantedEvents } from './event-filters.ts';
import { followEvents } from './follow-events.ts';

export const listEvents = apiEndpoint({
  method: 'GET',
  path: '/api/v1/events',
  id: 'listEvents',
  summary:
    'What happened to alerts, the newest first. A page may have fewer items than its limit, or none, and still a next one.',
  query: {
    ...eventFilters,
    follow: Type.Optional(
      Type.String({
        description:
          'Instead of a page: events as they come, as server-sent events (`text/event-stream`), each with its id and kind. `Last-Event-ID` goes on behind one.',
      }),
    ),
    ...pageParameters,
  },
  answer: pageSchema('EventPage', eventSchema),
  problems: [503],
  async handle(serving, { query, headers }) {
    const { follow, limit, cursor, ...filters } = query;
    const wanted = readEventFilters(filters);
    if (!wanted.ok) return wanted;
    if (follow !== undefined) {
      if ([limit, cursor, query.until].some((given) => given !== undefined)) {
        return refused(400, 'bad-query', '`follow` goes without `limit`, `cursor` and `until`');
      }
      return followEvents(serving, wanted.value, headers['last-event-id']);
    }
    const page = readPage(query);
    if (!page.ok) return page;
    const before = readCursor(page.value.after);
    return before.ok
      ? answered(await findEvents(serving.engine, wanted.value, page.value.limit, before.value))
      : before;
  },
});

/** Events that are examined for one page, in steps: a rare match among very many takes several requests, none of which is slow. */
const MOST_EXAMINED = 20_000;
const STEP = 1_000;
/** Ids below are of nothing that was posted: of what messages told before they referred to events. */
const BEFORE_ALL = 0;

async function findEvents(
  engine: Pick<Engine, 'events'>,
  { times, isWanted }: WantedEvents,
  limit: number,
  before: EventId | undefined,
): Promise<Page<Static<typeof eventSchema>>> {
  const found: StoredEvent[] = [];
  let last = before;
  for (let examined = 0; examined < MOST_EXAMINED; examined += STEP) {
    const events = await engine.events({
      ...times,
      after: BEFORE_ALL,
      limit: STEP,
      ...(last === undefined ? {} : { before: last }),
    });
    found.push(...events.filter(isWanted));
    last = events.at(-1)?.id ?? last;
    if (found.length > limit) {
      const items = found.slice(0, limit);
      return { items: items.map(eventJson), next: String(items.at(-1)?.id) };
    }
    if (events.length < STEP) return { items: found.map(eventJson), next: null };
    await nextTurn();
  }
  return { items: found.map(eventJson), next: String(last) };
}

function readCursor(cursor: string | undefined): Result<EventId | undefined> {
  if (cursor === undefined) return { ok: true, value: undefined };
  if (/^[1-9]\d{0,14}$/.test(cursor)) return { ok: true, value: Number(cursor) };
  return refused(400, 'bad-query', '`cursor` is the `next` of the page before');
}
