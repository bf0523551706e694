import { describe, expect, it } from 'vitest';
import { and, not, or } from './logic.ts';

const context = { format: 'text', now: 0 } as const;
const EMPTY: readonly unknown[] = ['', 0, false, null, undefined, [], Number.NaN];
const FULL: readonly unknown[] = ['x', '0', 1, true, [0], {}];

describe('and', () => {
  it.each<[readonly unknown[], unknown]>([
    [['a'], 'a'],
    [['a', 'b'], 'b'],
    [['a', 'b', 'c'], 'c'],
    [['', 'b'], ''],
    [['a', 0, 'c'], 0],
    [['a', false], false],
    [['a', []], []],
    [['a', undefined, ''], undefined],
    [['a', undefined], undefined],
    [[undefined, 'b'], undefined],
    [['a', null, 'c'], undefined],
    [[''], ''],
  ])('of %j is %j', (args, expected) => {
    const value = and.run(args, context);
    expect(value ?? undefined).toEqual(expected);
  });
});

describe('or', () => {
  it.each<[readonly unknown[], unknown]>([
    [['a'], 'a'],
    [['a', 'b'], 'a'],
    [['', 'b', 'c'], 'b'],
    [['', 0], 0],
    [['', []], []],
    [[undefined, ''], ''],
    [['', undefined], undefined],
    [[[], {}], {}],
  ])('of %j is %j', (args, expected) => {
    expect(or.run(args, context)).toEqual(expected);
  });
});

describe('not', () => {
  it.each(EMPTY.map((value) => [value]))('holds for %j', (value) => {
    expect(not.run([value], context)).toBe(true);
  });

  it.each(FULL.map((value) => [value]))('does not hold for %j', (value) => {
    expect(not.run([value], context)).toBe(false);
  });
});

describe('all three', () => {
  it('agree by the laws of De Morgan', () => {
    for (const one of [...EMPTY, ...FULL]) {
      for (const other of [...EMPTY, ...FULL]) {
        const denied = [not.run([one], context), not.run([other], context)];
        expect(not.run([and.run([one, other], context)], context)).toBe(or.run(denied, context));
        expect(not.run([or.run([one, other], context)], context)).toBe(and.run(denied, context));
      }
    }
  });
});
