import type { StoredEvent } from '@signalbox/core/store';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { anEvent } from '../testing/an-event.ts';
import { prepareEvents } from './events.ts';

const idsOf = (events: readonly StoredEvent[]) => events.map(({ id }) => id);

describe('the events', () => {
  it('are numbered from where they ended', () => {
    const events = prepareEvents(aDatabase());
    expect(events.lastId()).toBe(0);
    events.append([anEvent(3), anEvent(7)]);
    expect(events.lastId()).toBe(7);
  });

  it('are read one by one, and many at once in the order that was asked for', () => {
    const events = prepareEvents(aDatabase());
    events.append([1, 2, 3].map((id) => anEvent(id)));
    expect(idsOf(events.read([2]))).toEqual([2]);
    expect(idsOf(events.read([3, 1, 9]))).toEqual([3, 1]);
    expect([...events.read([]), ...events.read([9])]).toEqual([]);
  });

  it('take no number twice', () => {
    const events = prepareEvents(aDatabase());
    events.append([anEvent(1)]);
    expect(() => events.append([anEvent(1)])).toThrow(/UNIQUE/);
  });

  it('are listed from the newest, page by page, all or those of one alert', () => {
    const events = prepareEvents(aDatabase());
    events.append([1, 2, 3, 4, 5].map((id) => ({ ...anEvent(id), fingerprint: id % 2 === 0 ? 'even' : 'odd' })));
    expect(idsOf(events.list({ limit: 2 }))).toEqual([5, 4]);
    expect(idsOf(events.list({ before: 4, limit: 2 }))).toEqual([3, 2]);
    expect(idsOf(events.list({ fingerprint: 'odd', limit: 2 }))).toEqual([5, 3]);
    expect(idsOf(events.list({ fingerprint: 'odd', before: 3, limit: 2 }))).toEqual([1]);
    expect(events.list({ fingerprint: "' OR 1=1 --", limit: 9 })).toEqual([]);
  });

  it('tell the newest one of each alert', () => {
    const events = prepareEvents(aDatabase());
    events.append([1, 2, 3, 4].map((id) => ({ ...anEvent(id), fingerprint: id < 3 ? 'a' : `f${id}` })));
    expect(idsOf(events.latest(['a', 'f3', 'gone']))).toEqual([2, 3]);
  });
});

describe('a refreshed event', () => {
  const body = { labels: { alertname: 'cpu' }, annotations: { summary: 'new' } };

  it('has what was refreshed last, and keeps the rest', () => {
    const events = prepareEvents(aDatabase());
    events.append([{ ...anEvent(1), expiresAt: 10 }, anEvent(2)]);
    events.refresh([{ id: 1, expiresAt: 20 }]);
    events.refresh([{ id: 1, body }]);
    const [refreshed, untouched] = events.read([1, 2]);
    expect(refreshed).toMatchObject({ id: 1, expiresAt: 20, body });
    expect(untouched).toMatchObject({ id: 2, body: { labels: { host: 'web2' } } });
    events.refresh([{ id: 1, expiresAt: 30 }]);
    expect(events.read([1])).toMatchObject([{ expiresAt: 30, body }]);
  });

  it('that is not there is not made', () => {
    const events = prepareEvents(aDatabase());
    events.refresh([{ id: 5, expiresAt: 20, body }]);
    events.append([anEvent(5)]);
    expect(events.read([5])[0]).not.toHaveProperty('expiresAt');
  });
});
