import type { StoredEvent } from '@signalbox/core/store';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { anEvent } from '../testing/an-event.ts';
import { BODY_COLUMN, HEAD_COLUMNS, insertEvent, readEvent, readHead } from './event-row.ts';
import type { Row } from './row.ts';

/** The row of an event, as it is read after it was written. */
function rowOf(event: StoredEvent): Row {
  const db = aDatabase();
  insertEvent(db.prepare(`INSERT INTO event VALUES (${Array(16).fill('?').join()})`), event);
  const from = 'FROM event e LEFT JOIN refresh r ON r.event_id = e.id';
  return db.prepare(`SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} ${from}`).get() ?? {};
}

const whole: Required<StoredEvent> = {
  id: 9,
  kind: 'changed',
  fingerprint: 'f',
  source: 'mackerel',
  at: 1,
  supersedes: 2,
  arrivedAt: 3,
  startsAt: 4,
  endsAt: 5,
  changedAt: 6,
  expiresAt: 7,
  notice: true,
  keyed: true,
  severity: 'critical',
  endedUnder: { by: 'silence', mutedRoutes: ['ops', 'payments/routes[0]'] },
  body: { labels: { a: 'b' }, annotations: { c: '' }, link: 'https://x.example/', image: 'https://x.example/i' },
};

describe('the row of an event', () => {
  it.each<[string, StoredEvent]>([
    ['with all that there can be', whole],
    ['with no more than it must have', anEvent(1)],
    ['whose times are zero', { ...anEvent(1), at: 0, startsAt: 0, endsAt: 0, changedAt: 0, expiresAt: 0 }],
    ['that ended in a mute time alone', { ...anEvent(1), kind: 'resolved', endedUnder: { mutedRoutes: ['ops'] } }],
    ['that ended inhibited', { ...anEvent(1), kind: 'expired', endedUnder: { by: 'inhibition', mutedRoutes: [] } }],
    ['before 1970', { ...anEvent(1), startsAt: -1 }],
  ])('%s gives back what was written', (_, event) => {
    expect(readEvent(rowOf(event))).toEqual(event);
  });

  it('gives its head without the body', () => {
    const { body: _, ...head } = whole;
    expect(readHead(rowOf(whole))).toEqual(head);
  });

  it('has labels and annotations without a prototype', () => {
    const labels = JSON.parse('{"__proto__":"x"}');
    const { body } = readEvent(rowOf({ ...anEvent(1), body: { labels, annotations: {} } }));
    expect(Object.entries(body.labels)).toEqual([['__proto__', 'x']]);
    expect(body.annotations['toString']).toBeUndefined();
  });
});
