import type { DatabaseSync } from 'node:sqlite';
import {
  type AttemptRecord,
  type DeliveryHead,
  type DeliveryId,
  type DeliveryState,
  eventsOf,
  type NewDelivery,
  type StoredDelivery,
} from '@signalbox/core/store';
import { readDeliveryHead, readStoredDelivery, snapshotText } from './delivery-row.ts';
import { numberOf } from './row.ts';

export interface DeliveryQuery {
  readonly state?: DeliveryState;
  readonly before?: DeliveryId;
  readonly limit: number;
}

export interface DeliveryStatements {
  add(deliveries: readonly NewDelivery[]): void;
  supersede(ids: readonly DeliveryId[], at: number | undefined): void;
  settle(attempts: readonly AttemptRecord[]): void;
  read(id: DeliveryId): StoredDelivery | undefined;
  list(query: DeliveryQuery): StoredDelivery[];
  /** Those not settled, by id. We may have died in an attempt: each may have arrived. */
  waiting(): DeliveryHead[];
  lastId(): DeliveryId;
}

const SELECT = 'SELECT d.*, s.body AS snapshot FROM delivery d JOIN snapshot s ON s.delivery_id = d.id';

export function prepareDeliveries(db: DatabaseSync): DeliveryStatements {
  const maxId = db.prepare('SELECT coalesce(max(id), 0) AS id FROM delivery');
  const insert = db.prepare(
    `INSERT INTO delivery (id, channel, group_id, decided_at, waiting_since, generation, state, attempts, not_before, maybe_arrived)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, 0, 0)`,
  );
  const insertSnapshot = db.prepare('INSERT INTO snapshot VALUES (?, ?)');
  // Ignored: an alert that a message names twice.
  const refer = db.prepare('INSERT OR IGNORE INTO referred SELECT value, ? FROM json_each(?)');
  const supersedeOne = db.prepare(
    `UPDATE delivery SET state = 'superseded', settled_at = coalesce(?, decided_at) WHERE id = ? AND state = 'waiting'`,
  );
  const insertAttempt = db.prepare(
    `INSERT INTO attempt SELECT id, attempts + 1, ?2, ?3, ?4, ?5 FROM delivery WHERE id = ?1`,
  );
  const settleOne = db.prepare(
    `UPDATE delivery SET attempts = attempts + 1, maybe_arrived = max(maybe_arrived, ?2), last_reason = ?3,
       not_before = CASE state WHEN 'waiting' THEN ?4 ELSE not_before END,
       settled_at = CASE state WHEN 'waiting' THEN ?5 ELSE settled_at END,
       state = CASE state WHEN 'waiting' THEN ?6 ELSE state END
     WHERE id = ?1`,
  );
  const readOne = db.prepare(`${SELECT} WHERE d.id = ?`);
  const listAll = db.prepare(`${SELECT} WHERE d.id < ? ORDER BY d.id DESC LIMIT ?`);
  // The state is written out: a partial index serves only a condition that names its constant.
  const inState = (state: DeliveryState) =>
    db.prepare(`${SELECT} WHERE d.id < ? AND d.state = '${state}' ORDER BY d.id DESC LIMIT ?`);
  const listByState = {
    waiting: inState('waiting'),
    sent: inState('sent'),
    dead: inState('dead'),
    superseded: inState('superseded'),
  };
  const listWaiting = db.prepare(`${SELECT} WHERE d.state = 'waiting' ORDER BY d.id`);

  const supersede = (ids: readonly DeliveryId[], at: number | undefined) => {
    for (const id of ids) supersedeOne.run(at ?? null, id);
  };

  return {
    add(deliveries) {
      for (const delivery of deliveries) {
        const { id, channel, groupId, decidedAt, waitingSince, generation, replaces, snapshot } = delivery;
        supersede(replaces, decidedAt);
        insert.run(id, channel, groupId, decidedAt, waitingSince, generation);
        insertSnapshot.run(id, snapshotText(snapshot));
        refer.run(id, JSON.stringify(eventsOf(snapshot)));
      }
    },
    supersede,
    settle(attempts) {
      for (const { delivery, startedAt, endedAt, outcome, reason, state, notBefore } of attempts) {
        insertAttempt.run(delivery, startedAt, endedAt, outcome, reason ?? null);
        const arrived = outcome === 'ok' || outcome === 'unknown' ? 1 : 0;
        const settledAt = state === 'waiting' ? null : endedAt;
        settleOne.run(delivery, arrived, reason ?? null, notBefore ?? 0, settledAt, state);
      }
    },
    read(id) {
      const row = readOne.get(id);
      return row === undefined ? undefined : readStoredDelivery(row);
    },
    list({ state, before = Number.MAX_SAFE_INTEGER, limit }) {
      const statement = state === undefined ? listAll : listByState[state];
      return statement.all(before, limit).map(readStoredDelivery);
    },
    waiting: () => listWaiting.all().map((row) => ({ ...readDeliveryHead(row), maybeArrived: true })),
    lastId: () => numberOf(maxId.get() ?? {}, 'id'),
  };
}
