import type { StoredEvent } from '@signalbox/core/store';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { anEvent } from '../testing/an-event.ts';
import { prepareActive } from './active.ts';
import { prepareEvents } from './events.ts';

function aTable() {
  const db = aDatabase();
  const [events, active] = [prepareEvents(db), prepareActive(db)];
  const current = (rememberSince = 0) => active.current({ rememberSince, limit: 99_999 }).map(({ id }) => id);
  return { db, events, active, current };
}

/** The story of one alert: it fires, changes, ends; then one that is only told, and one that came too late. */
const story: readonly StoredEvent[] = [
  anEvent(1),
  { ...anEvent(2), kind: 'changed', supersedes: 1 },
  { ...anEvent(3), kind: 'resolved', supersedes: 2 },
  { ...anEvent(4), kind: 'told' },
  { ...anEvent(5), kind: 'stale', supersedes: 3 },
  anEvent(6),
];

describe('the current events', () => {
  it('are those that nothing superseded', () => {
    const { events, current } = aTable();
    events.append(story.slice(0, 2));
    expect(current()).toEqual([2]);
    events.append(story.slice(2));
    expect(current()).toEqual([3, 6]);
  });

  it('have ends among them for as long as they are remembered', () => {
    const { events, active, current } = aTable();
    events.append(story);
    for (const when of ['folded when read', 'worked in']) {
      expect([when, current(3)]).toEqual([when, [3, 6]]);
      expect([when, current(4)]).toEqual([when, [6]]);
      active.advance(6);
    }
  });

  it('are the same wherever the mark is', () => {
    for (let mark = 0; mark <= story.length; mark += 1) {
      const { events, active, current } = aTable();
      events.append(story);
      active.advance(mark);
      expect([mark, active.through(), current()]).toEqual([mark, mark, [3, 6]]);
    }
  });

  it('are worked in once: the mark does not go back', () => {
    const { db, events, active } = aTable();
    events.append(story);
    active.advance(6);
    active.advance(2);
    active.advance(6);
    expect(active.through()).toBe(6);
    expect(db.prepare('SELECT event_id, ended_at FROM active ORDER BY event_id').all()).toEqual([
      { event_id: 3, ended_at: 3 },
      { event_id: 6, ended_at: null },
    ]);
  });

  it('have what was refreshed last', () => {
    const { events, active } = aTable();
    events.append([{ ...anEvent(1), expiresAt: 10 }]);
    events.refresh([{ id: 1, expiresAt: 20 }]);
    expect(active.current({ rememberSince: 0, limit: 9 })).toMatchObject([{ id: 1, expiresAt: 20 }]);
  });

  it('are read page by page, across the mark', () => {
    const { events, active } = aTable();
    events.append(Array.from({ length: 9 }, (_, index) => anEvent(index + 1, 0)));
    events.append([{ ...anEvent(10), kind: 'changed', supersedes: 2 }]);
    active.advance(5);
    const page = (after: number) => active.current({ rememberSince: 0, after, limit: 4 }).map(({ id }) => id);
    expect([page(0), page(5), page(9), page(10)]).toEqual([[1, 3, 4, 5], [6, 7, 8, 9], [10], []]);
  });
});
