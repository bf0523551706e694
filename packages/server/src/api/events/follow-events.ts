import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { EventId, StoredEvent } from '@signalbox/core/store';
import { type Result, refused } from '../../http/http-problem.ts';
import type { Serving } from '../../http/serving.ts';
import type { ApiStream } from '../api-endpoint.ts';
import { eventJson } from './event.ts';
import type { WantedEvents } from './event-filters.ts';

/** How soon a new event is seen. */
const LOOK_EVERY_MS = 250;
/** Proxies close what is silent: a comment is sent so often. */
const SILENT_MS = 15_000;
const MOST_FOLLOWERS = 32;
const STEP = 500;

const followers = new WeakMap<Serving, number>();

/**
 * Events as they come, as server-sent events. Whoever reads slowly is sent later what was accepted meanwhile: it is read
 * from the store, and nothing is kept for them here.
 *
 * @param lastId the last one that a client had of a connection that broke; absent: from now on, or from `since` on
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function followEvents(
  serving: Serving,
  wanted: WantedEvents,
  lastId: string | undefined,
): Promise<Result<ApiStream>> {
  if (lastId !== undefined && !/^\d{1,15}$/.test(lastId)) {
    return refused(400, 'bad-query', '`Last-Event-ID` is the id of an event');
  }
  const following = followers.get(serving) ?? 0;
  if (following >= MOST_FOLLOWERS) {
    return refused(503, 'overloaded', `${MOST_FOLLOWERS} others follow events already`, {
      headers: { 'retry-after': '60' },
    });
  }
  followers.set(serving, following + 1);
  const leave = () => followers.set(serving, (followers.get(serving) ?? 1) - 1);
  try {
    const isFromNowOn = lastId === undefined && wanted.times.since === undefined;
    const [newest] = isFromNowOn ? await serving.engine.events({ limit: 1 }) : [];
    const stream = Readable.from(newEvents(serving, wanted, newest?.id ?? Number(lastId ?? 0)));
    stream.on('close', leave);
    return { ok: true, value: { stream, contentType: 'text/event-stream' } };
  } catch (error) {
    leave();
    throw error;
  }
}

async function* newEvents(serving: Serving, { times, isWanted }: WantedEvents, from: EventId): AsyncGenerator<string> {
  let after = from;
  let saidAt = serving.now();
  yield ': events as they come\n\n';
  while (!serving.stopping()) {
    const events = await serving.engine.events({ ...times, after, oldestFirst: true, limit: STEP });
    after = events.at(-1)?.id ?? after;
    const said = events.filter(isWanted).map(message).join('');
    const isSilent = said === '' && serving.now() - saidAt >= SILENT_MS;
    if (said !== '' || isSilent) saidAt = serving.now();
    // Also of nothing: a generator learns only where it yields that its reader is gone.
    yield isSilent ? ':\n\n' : said;
    if (events.length === 0) await wait(LOOK_EVERY_MS);
  }
}

function message(event: StoredEvent): string {
  return `id: ${event.id}\nevent: ${event.kind}\ndata: ${JSON.stringify(eventJson(event))}\n\n`;
}
