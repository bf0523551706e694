import type { DatabaseSync } from 'node:sqlite';
import {
  type AttemptRecord,
  type DeliveryHead,
  type DeliveryId,
  eventsOf,
  type Flush,
  KEPT_REQUESTS,
  type NewDelivery,
  type StoredAttempt,
  type StoredDelivery,
} from '@signalbox/core/store';
import { readAttempt } from './attempt-row.ts';
import { readDeliveryHead, readStoredDelivery, snapshotText } from './delivery-row.ts';
import { numberOf } from './row.ts';

export interface DeliveryStatements {
  add(deliveries: readonly NewDelivery[]): void;
  supersede(ids: readonly DeliveryId[], at: number | undefined): void;
  /** A fallback is notified of these. */
  stepIn(ids: readonly DeliveryId[]): void;
  bury(dead: NonNullable<Flush['dead']>, at: number | undefined): void;
  settle(attempts: readonly AttemptRecord[]): void;
  read(id: DeliveryId): StoredDelivery | undefined;
  attempts(id: DeliveryId): StoredAttempt[];
  /** Those not settled, by id. We may have died in an attempt: each may have arrived. */
  waiting(): DeliveryHead[];
  lastId(): DeliveryId;
}

const selectFrom = (deliveries: string) =>
  `SELECT d.*, s.body AS snapshot FROM ${deliveries} JOIN snapshot s ON s.delivery_id = d.id`;

export function prepareDeliveries(db: DatabaseSync): DeliveryStatements {
  const maxId = db.prepare('SELECT coalesce(max(id), 0) AS id FROM delivery');
  const insert = db.prepare(
    `INSERT INTO delivery (id, channel, group_id, decided_at, waiting_since, generation, state, attempts, not_before, maybe_arrived,
       route, reason, status, severity, firing, resolved, suppressed, resend_of, fallback_of, fallback_from)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertSnapshot = db.prepare('INSERT INTO snapshot VALUES (?, ?)');
  // Ignored: an alert that a message names twice.
  const refer = db.prepare('INSERT OR IGNORE INTO referred SELECT value, ? FROM json_each(?)');
  const supersedeOne = db.prepare(
    `UPDATE delivery SET state = 'superseded', settled_at = coalesce(?, decided_at) WHERE id = ? AND state = 'waiting'`,
  );
  const buryOne = db.prepare(
    `UPDATE delivery SET state = 'dead', settled_at = coalesce(?, decided_at), last_reason = ? WHERE id = ? AND state = 'waiting'`,
  );
  const stepInFor = db.prepare('UPDATE delivery SET fallback_from = NULL WHERE id = ?');
  const insertAttempt = db.prepare(
    `INSERT INTO attempt SELECT id, attempts + 1, ?2, ?3, ?4, ?5, ?6 FROM delivery WHERE id = ?1`,
  );
  const insertRequest = db.prepare(
    'INSERT INTO attempt_request SELECT id, attempts + 1, ?2 FROM delivery WHERE id = ?1',
  );
  const dropRequest = db.prepare(
    `DELETE FROM attempt_request WHERE delivery_id = ?1
       AND number = (SELECT attempts + 1 - ${KEPT_REQUESTS} FROM delivery WHERE id = ?1)`,
  );
  const attemptsOf = db.prepare(
    `SELECT a.*, r.request FROM attempt a LEFT JOIN attempt_request r USING (delivery_id, number)
     WHERE a.delivery_id = ? ORDER BY a.number`,
  );
  const settleOne = db.prepare(
    `UPDATE delivery SET attempts = attempts + 1, maybe_arrived = max(maybe_arrived, ?2), last_reason = ?3,
       not_before = CASE state WHEN 'waiting' THEN ?4 ELSE not_before END,
       settled_at = CASE state WHEN 'waiting' THEN ?5 ELSE settled_at END,
       state = CASE state WHEN 'waiting' THEN ?6 ELSE state END
     WHERE id = ?1`,
  );
  const readOne = db.prepare(`${selectFrom('delivery d')} WHERE d.id = ?`);
  // The index is set here: to spare the sorting, SQLite would go through the whole history.
  const waiting = selectFrom('delivery d INDEXED BY delivery_waiting');
  const listWaiting = db.prepare(`${waiting} WHERE d.state = 'waiting' ORDER BY d.id`);

  const supersede = (ids: readonly DeliveryId[], at: number | undefined) => {
    for (const id of ids) supersedeOne.run(at ?? null, id);
  };

  return {
    add(deliveries) {
      for (const delivery of deliveries) {
        const { id, channel, groupId, decidedAt, waitingSince, generation, replaces, snapshot, fallbackFrom } =
          delivery;
        supersede(replaces, decidedAt);
        const { route, reason, status, severity, firing, resolved, suppressed } = snapshot;
        const counts = [firing.length, resolved.length, suppressed.length];
        const facts = [channel, groupId, decidedAt, waitingSince, generation, route, reason, status, severity];
        insert.run(
          id,
          ...facts,
          ...counts,
          delivery.resendOf ?? null,
          delivery.fallbackOf ?? null,
          fallbackFrom ?? null,
        );
        insertSnapshot.run(id, snapshotText(snapshot));
        refer.run(id, JSON.stringify(eventsOf(snapshot)));
      }
    },
    supersede,
    stepIn(ids) {
      for (const id of ids) stepInFor.run(id);
    },
    bury(dead, at) {
      for (const { id, reason } of dead) buryOne.run(at ?? null, reason, id);
    },
    settle(attempts) {
      for (const attempt of attempts) {
        const { delivery, startedAt, endedAt, outcome, reason, state, notBefore, status, request } = attempt;
        insertAttempt.run(delivery, startedAt, endedAt, outcome, reason ?? null, status ?? null);
        if (request !== undefined) insertRequest.run(delivery, JSON.stringify(request));
        dropRequest.run(delivery);
        const arrived = outcome === 'ok' || outcome === 'unknown' ? 1 : 0;
        const settledAt = state === 'waiting' ? null : endedAt;
        settleOne.run(delivery, arrived, reason ?? null, notBefore ?? 0, settledAt, state);
      }
    },
    read(id) {
      const row = readOne.get(id);
      return row === undefined ? undefined : readStoredDelivery(row);
    },
    attempts: (id) => attemptsOf.all(id).map(readAttempt),
    waiting: () => listWaiting.all().map((row) => ({ ...readDeliveryHead(row), maybeArrived: true })),
    lastId: () => numberOf(maxId.get() ?? {}, 'id'),
  };
}
