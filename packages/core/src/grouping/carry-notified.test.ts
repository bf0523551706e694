import { describe, expect, it } from 'vitest';
import { aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { carryNotified, withoutAlert } from './carry-notified.ts';

describe('what a channel was told of an alert', () => {
  const from = aNotified(100, aNotifiedAlert('a'), aNotifiedAlert('b'));

  it('goes into a group that knows nothing, with its thread and time', () => {
    expect(carryNotified('a', from, undefined)).toEqual({ ...from, firing: new Map([['a', aNotifiedAlert('a')]]) });
  });

  it('joins what another group knows, with the later time and that group’s thread', () => {
    const to = { ...aNotified(50, aNotifiedAlert('c')), thread: 'other' };
    const brought = carryNotified('a', from, to);
    expect(brought).toMatchObject({ at: 100, thread: 'other' });
    expect([...(brought?.firing.keys() ?? [])]).toEqual(['c', 'a']);
    expect(carryNotified('a', from, aNotified(500))?.at).toBe(500);
    expect(to.firing.size).toBe(1);
  });

  it('does not replace what is known already', () => {
    const to = aNotified(50, aNotifiedAlert('a', { severity: 'critical' }));
    expect(carryNotified('a', from, to)).toBe(to);
  });

  it('is nothing where nothing was told', () => {
    expect(carryNotified('x', from, undefined)).toBeUndefined();
    expect(carryNotified('a', undefined, from)).toBe(from);
  });

  it('can be taken out', () => {
    expect([...withoutAlert(from, 'a').firing.keys()]).toEqual(['b']);
    expect(from.firing.size).toBe(2);
  });
});
