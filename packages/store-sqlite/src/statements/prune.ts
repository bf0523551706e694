import type { DatabaseSync } from 'node:sqlite';
import { ALERTS_OF_DELIVERY } from './delivery-alerts.ts';
import { numberOf } from './row.ts';

/** Rows looked at in one step. */
const PAGE = 500;

/**
 * Removes history from its old end and stops where it is young: rows lie in the order of their arrival.
 * The newest row of each table stays, since the next number is counted from it.
 */
export function preparePrune(db: DatabaseSync): (before: number, limit: number) => number {
  const forgetEnds = db.prepare('DELETE FROM active WHERE ended_at < ?');
  const eventPage = db.prepare(`SELECT e.id, e.at,
      EXISTS (SELECT 1 FROM active WHERE event_id = e.id) OR EXISTS (SELECT 1 FROM referred WHERE event_id = e.id) AS kept
    FROM event e
    WHERE e.id > ? AND e.id < (SELECT max(id) FROM event) ORDER BY e.id LIMIT ${PAGE}`);
  const removeEvent = [
    db.prepare('DELETE FROM event WHERE id = ?'),
    db.prepare('DELETE FROM refresh WHERE event_id = ?'),
  ];
  const deliveryPage = db.prepare(`SELECT id, decided_at, settled_at FROM delivery
    WHERE id > ? AND id < (SELECT max(id) FROM delivery) ORDER BY id LIMIT ${PAGE}`);
  const removeDelivery = [
    db.prepare(`DELETE FROM referred WHERE delivery_id = ?1 AND event_id IN (
      SELECT a.value ->> 0 FROM snapshot s, json_each(s.body) l, json_each(l.value) a
      WHERE s.delivery_id = ?1 AND l.key IN ('firing', 'resolved', 'suppressed'))`),
    db.prepare(`DELETE FROM delivery_alert WHERE delivery_id = ?1 AND fingerprint IN (${ALERTS_OF_DELIVERY})`),
    db.prepare('DELETE FROM delivery WHERE id = ?'),
    db.prepare('DELETE FROM snapshot WHERE delivery_id = ?'),
    db.prepare('DELETE FROM attempt WHERE delivery_id = ?'),
    db.prepare('DELETE FROM attempt_request WHERE delivery_id = ?'),
  ];
  const removeGenerations = db.prepare(`DELETE FROM generation WHERE at < ? AND id < (SELECT max(id) FROM generation)
    AND hash NOT IN (SELECT generation FROM delivery)`);
  const oldGeneration = db.prepare(
    'SELECT 1 FROM generation WHERE at < ? AND id < (SELECT max(id) FROM generation) LIMIT 1',
  );
  const removeFiles = db.prepare(`DELETE FROM file WHERE hash NOT IN (
    SELECT json_extract(j.value, '$.hash') FROM generation g, json_each(g.files) j)`);

  /** Removes what `judge` calls old, page by page, until it calls one young. */
  function removeOld(
    page: typeof eventPage,
    judge: (row: Readonly<Record<string, unknown>>) => 'old' | 'kept' | 'young',
    removals: readonly (typeof eventPage)[],
    limit: number,
  ): number {
    let removed = 0;
    // Events that were made of what was told before they were referred to have numbers below zero.
    let last = Number.MIN_SAFE_INTEGER;
    while (removed < limit) {
      const rows = page.all(last);
      for (const row of rows) {
        last = numberOf(row, 'id');
        const verdict = judge(row);
        if (verdict === 'young' || removed === limit) return removed;
        if (verdict === 'kept') continue;
        for (const removal of removals) removal.run(last);
        removed += 1;
      }
      if (rows.length < PAGE) break;
    }
    return removed;
  }

  return (before, limit) => {
    forgetEnds.run(before);
    const events = removeOld(
      eventPage,
      (row) => {
        if (numberOf(row, 'kept') === 1) return 'kept';
        return numberOf(row, 'at') < before ? 'old' : 'young';
      },
      removeEvent,
      limit,
    );
    const deliveries = removeOld(
      deliveryPage,
      (row) => {
        if (numberOf(row, 'decided_at') >= before) return 'young';
        return row['settled_at'] !== null && numberOf(row, 'settled_at') < before ? 'old' : 'kept';
      },
      removeDelivery,
      limit - events,
    );
    if (oldGeneration.get(before) !== undefined && removeGenerations.run(before).changes !== 0) removeFiles.run();
    return events + deliveries;
  };
}
