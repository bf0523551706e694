import { describe, expect, it } from 'vitest';
import { aDelivery } from '../testing/a-delivery.ts';
import { readDeliveryHead, readStoredDelivery } from './delivery-row.ts';

const { snapshot } = aDelivery(1);
const row = {
  id: 1,
  channel: 'room',
  group_id: 'group-1',
  decided_at: 2,
  waiting_since: 3,
  attempts: 4,
  not_before: 5,
  maybe_arrived: 0,
  state: 'dead',
  generation: 'generation-1',
  severity: 'critical',
  snapshot: JSON.stringify(snapshot),
  settled_at: null,
  last_reason: null,
};
const head = {
  id: 1,
  channel: 'room',
  groupId: 'group-1',
  decidedAt: 2,
  waitingSince: 3,
  attempts: 4,
  notBefore: 5,
  maybeArrived: false,
};

describe('the row of a delivery', () => {
  it('has its head without the snapshot', () => {
    expect(readDeliveryHead(row)).toEqual(head);
    expect(readDeliveryHead({ ...row, maybe_arrived: 1 }).maybeArrived).toBe(true);
  });

  it('leaves out what is not known yet', () => {
    expect(readStoredDelivery(row)).toEqual({ ...head, state: 'dead', generation: 'generation-1', snapshot });
    expect(readStoredDelivery({ ...row, settled_at: 0, last_reason: '' })).toMatchObject({
      settledAt: 0,
      lastReason: '',
    });
  });

  it('has the severity of a message, which those of the first versions do not hold', () => {
    const { severity: _severity, ...old } = snapshot;
    const read = readStoredDelivery({ ...row, severity: 'warning', snapshot: JSON.stringify(old) });
    expect(read.snapshot).toEqual({ ...snapshot, severity: 'warning' });
  });

  it('has no map with a prototype, wherever a sender named something', () => {
    const alert = { ...snapshot.firing[0], labels: { a: 'b' }, annotations: {} };
    const text = JSON.stringify({ ...snapshot, firing: [alert], resolved: [alert], suppressed: [alert] });
    const { snapshot: read } = readStoredDelivery({ ...row, snapshot: text });
    const maps = [...read.firing, ...read.resolved, ...read.suppressed].flatMap((one) => [one.labels, one.annotations]);
    expect(maps).toHaveLength(6);
    for (const map of [...maps, read.group.key]) expect(Object.getPrototypeOf(map)).toBeNull();
  });
});
