import { describe, expect, it } from 'vitest';
import { aDelivery } from '../testing/a-delivery.ts';
import { readDeliveryHead, readStoredDelivery, snapshotText } from './delivery-row.ts';

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
  snapshot: snapshotText(snapshot),
  settled_at: null,
  last_reason: null,
  resend_of: null,
  fallback_of: null,
  fallback_from: null,
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
  snapshot,
};

describe('the row of a delivery', () => {
  it('has its head', () => {
    expect(readDeliveryHead(row)).toEqual(head);
    expect(readDeliveryHead({ ...row, maybe_arrived: 1 }).maybeArrived).toBe(true);
  });

  it('leaves out what is not known yet', () => {
    expect(readStoredDelivery(row)).toEqual({ ...head, state: 'dead', generation: 'generation-1' });
    expect(readStoredDelivery({ ...row, settled_at: 0, last_reason: '' })).toMatchObject({
      settledAt: 0,
      lastReason: '',
    });
  });

  it('has the severity of a message, which the texts of before format 5 do not hold', () => {
    const { severity: _severity, ...old } = JSON.parse(row.snapshot);
    const read = readStoredDelivery({ ...row, severity: 'warning', snapshot: JSON.stringify(old) });
    expect(read.snapshot).toEqual({ ...snapshot, severity: 'warning' });
  });

  it('names the alerts of the message in few characters, and notices among them', () => {
    const firing = [
      { eventId: 7, fingerprint: 'a' },
      { eventId: 8, fingerprint: 'b', notice: true as const },
    ];
    const text = snapshotText({ ...snapshot, firing, resolved: [{ eventId: 9, fingerprint: 'c' }] });
    expect(JSON.parse(text)).toMatchObject({
      firing: [
        [7, 'a'],
        [8, 'b', 1],
      ],
      resolved: [[9, 'c']],
      suppressed: [],
    });
    const { snapshot: read } = readStoredDelivery({ ...row, snapshot: text });
    expect(read).toEqual({ ...snapshot, firing, resolved: [{ eventId: 9, fingerprint: 'c' }] });
  });

  it('has no map with a prototype, wherever a sender named something', () => {
    expect(Object.getPrototypeOf(readDeliveryHead(row).snapshot.group.key)).toBeNull();
  });
});
