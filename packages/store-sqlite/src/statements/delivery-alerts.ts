import type { DatabaseSync } from 'node:sqlite';
import { numberOf } from './row.ts';

/**
 * Which deliveries name an alert. A flush only writes the message; what follows from it is worked into `delivery_alert`
 * later, many rows at once and in their order. What lies after the mark is looked for when it is asked for.
 */
export interface DeliveryAlertStatements {
  /** Works all deliveries into the table that are there. */
  advance(): void;
  /** Deliveries that are not worked in, at most. */
  behind(): number;
}

const NAMED = `FROM snapshot s, json_each(s.body) l, json_each(l.value) a WHERE l.key IN ('firing', 'resolved', 'suppressed')`;
const FINGERPRINT = `a.value ->> 1`;
const MARK = '(SELECT alerts_through FROM mark)';

/** The ids of the deliveries that name the alert `:alert`. */
export const NAMES_ALERT = `SELECT delivery_id FROM delivery_alert WHERE fingerprint = :alert
  UNION SELECT s.delivery_id ${NAMED} AND s.delivery_id > ${MARK} AND ${FINGERPRINT} = :alert`;

/** The alerts that the delivery `?1` names. */
export const ALERTS_OF_DELIVERY = `SELECT ${FINGERPRINT} ${NAMED} AND s.delivery_id = ?1`;

export function prepareDeliveryAlerts(db: DatabaseSync): DeliveryAlertStatements {
  const enter = db.prepare(`INSERT OR IGNORE INTO delivery_alert
    SELECT ${FINGERPRINT}, s.delivery_id ${NAMED} AND s.delivery_id > ${MARK} ORDER BY 1, 2`);
  const writeMark = db.prepare(
    'UPDATE mark SET alerts_through = max(alerts_through, (SELECT coalesce(max(id), 0) FROM delivery))',
  );
  const behind = db.prepare(`SELECT coalesce(max(id), 0) - ${MARK} AS deliveries FROM delivery`);
  return {
    advance() {
      enter.run();
      writeMark.run();
    },
    behind: () => numberOf(behind.get() ?? {}, 'deliveries'),
  };
}
