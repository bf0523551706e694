import type { DatabaseSync } from 'node:sqlite';
import type { StoreCounts } from '@signalbox/core/store';
import { numberOf, textOf } from './row.ts';

/** Events below zero were made of what was told before events were referred to: they are nobody's. */
const OWN_EVENTS = 'event WHERE id > 0';

export function prepareCounts(db: DatabaseSync): () => StoreCounts {
  const rows = db.prepare(`SELECT
    (SELECT count(*) FROM ${OWN_EVENTS}) AS events,
    (SELECT at FROM ${OWN_EVENTS} ORDER BY id LIMIT 1) AS oldest_event_at,
    (SELECT count(*) FROM group_state) AS groups,
    (SELECT count(DISTINCT id) FROM silence) AS silences,
    (SELECT count(*) FROM generation) AS generations`);
  const states = db.prepare('SELECT state, count(*) AS deliveries FROM delivery GROUP BY state');
  return () => {
    const row = rows.get() ?? {};
    const deliveries = { waiting: 0, sent: 0, dead: 0, superseded: 0 };
    for (const each of states.all()) {
      deliveries[textOf(each, 'state') as keyof typeof deliveries] = numberOf(each, 'deliveries');
    }
    return {
      events: numberOf(row, 'events'),
      ...(row['oldest_event_at'] === null ? {} : { oldestEventAt: numberOf(row, 'oldest_event_at') }),
      deliveries,
      groups: numberOf(row, 'groups'),
      silences: numberOf(row, 'silences'),
      generations: numberOf(row, 'generations'),
    };
  };
}
