import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { aDelivery } from '../testing/a-delivery.ts';
import { prepareDeliveries } from './deliveries.ts';
import { prepareDeliveryAlerts } from './delivery-alerts.ts';

function aStore() {
  const db = aDatabase();
  const { snapshot } = aDelivery(1);
  const naming = (id: number, ...names: readonly string[]) =>
    aDelivery(id, {
      snapshot: { ...snapshot, firing: names.map((fingerprint, eventId) => ({ eventId, fingerprint })) },
    });
  const rows = () => db.prepare(`SELECT fingerprint || delivery_id AS row FROM delivery_alert`).all();
  return {
    deliveries: prepareDeliveries(db),
    alerts: prepareDeliveryAlerts(db),
    naming,
    rows: () => rows().map(({ row }) => row),
  };
}

describe('the alerts of deliveries', () => {
  it('are worked in later, each once', () => {
    const { deliveries, alerts, naming, rows } = aStore();
    expect(alerts.behind()).toBe(0);
    deliveries.add([naming(1, 'b', 'a', 'b')]);
    expect([alerts.behind(), rows()]).toEqual([1, []]);
    alerts.advance();
    deliveries.add([naming(2, 'a'), naming(3)]);
    expect([alerts.behind(), rows()]).toEqual([2, ['a1', 'b1']]);
    alerts.advance();
    expect([alerts.behind(), rows()]).toEqual([0, ['a1', 'a2', 'b1']]);
    alerts.advance();
    expect(rows()).toHaveLength(3);
  });
});
