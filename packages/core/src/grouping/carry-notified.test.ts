import { describe, expect, it } from 'vitest';
import { aTold, aWord } from '../testing/group-builders.ts';
import { carryTold, withoutWord } from './carry-notified.ts';

describe('what a channel was told of an alert', () => {
  const from = aTold(100, aWord('a'), aWord('b'));

  it('goes into a group that knows nothing, with its thread and time', () => {
    expect(carryTold('a', from, undefined)).toEqual({ ...from, firing: new Map([['a', aWord('a')]]) });
  });

  it('joins what another group knows, with the later time and that group’s thread', () => {
    const to = { ...aTold(50, aWord('c')), thread: 'other' };
    const brought = carryTold('a', from, to);
    expect(brought).toMatchObject({ at: 100, thread: 'other' });
    expect([...(brought?.firing.keys() ?? [])]).toEqual(['c', 'a']);
    expect(carryTold('a', from, aTold(500))?.at).toBe(500);
    expect(to.firing.size).toBe(1);
  });

  it('does not replace what is known already', () => {
    const to = aTold(50, aWord('a', { severity: 'critical' }));
    expect(carryTold('a', from, to)).toBe(to);
  });

  it('is nothing where nothing was told', () => {
    expect(carryTold('x', from, undefined)).toBeUndefined();
    expect(carryTold('a', undefined, from)).toBe(from);
  });

  it('can be taken out', () => {
    expect([...withoutWord(from, 'a').firing.keys()]).toEqual(['b']);
    expect(from.firing.size).toBe(2);
  });
});
