import { describe, expect, it } from 'vitest';
import { MONTHS, WEEKDAYS } from './mute-time-schema.ts';
import { numbersIn, type RangeKind, readRanges } from './read-ranges.ts';

const DAYS: RangeKind = { names: WEEKDAYS, round: 7 };
const OF_YEAR: RangeKind = { names: MONTHS, round: 12 };

/** The ranges of one item as `from..to`. */
function read(item: string | number, kind: RangeKind = {}): readonly string[] {
  return readRanges([item], kind).map((found) =>
    found.type === 'range' ? `${found.range.from}..${found.range.to}` : found.type,
  );
}

describe('a range', () => {
  it.each([
    [5, '5..5'],
    ['5', '5..5'],
    ['05', '5..5'],
    ['1-5', '1..5'],
    ['5-5', '5..5'],
    [-1, '-1..-1'],
    ['-3--1', '-3..-1'],
    ['24--1', '24..-1'],
    ['2026-2028', '2026..2028'],
  ])('%s is %s', (item, expected) => expect(read(item)).toEqual([expected]));

  it.each(['5-1', '-1--3', '-3-1', '-3-5', '2027-2026'])('%s ends before it begins', (item) =>
    expect(read(item)).toEqual(['backwards']),
  );

  it.each([
    ['mon', DAYS, ['1..1']],
    ['monday', DAYS, ['1..1']],
    ['sun', DAYS, ['7..7']],
    ['mon-fri', DAYS, ['1..5']],
    ['tuesday-thu', DAYS, ['2..4']],
    ['sat-mon', DAYS, ['6..7', '1..1']],
    ['sun-sat', DAYS, ['7..7', '1..6']],
    ['jan', OF_YEAR, ['1..1']],
    ['may', OF_YEAR, ['5..5']],
    ['nov-feb', OF_YEAR, ['11..12', '1..2']],
    ['12-jan', OF_YEAR, ['12..12', '1..1']],
    [9, OF_YEAR, ['9..9']],
  ] as const)('%s of names goes round the end: %#', (item, kind, expected) =>
    expect(read(item, kind)).toEqual(expected),
  );

  it('keeps its place in the list, and what the schema took out is passed over', () => {
    expect(readRanges(['1-2', undefined, '5-1', 4], {})).toEqual([
      { type: 'range', index: 0, range: { from: 1, to: 2 } },
      { type: 'backwards', index: 2 },
      { type: 'range', index: 3, range: { from: 4, to: 4 } },
    ]);
    expect(readRanges(['sat-mon'], DAYS).map(({ index }) => index)).toEqual([0, 0]);
  });

  it('that cannot be read at all is passed over', () => expect(readRanges(['a b', ''], {})).toEqual([]));
});

describe('the numbers of ranges', () => {
  it.each([
    [[], []],
    [[{ from: 3, to: 3 }], [3]],
    [
      [
        { from: 1, to: 3 },
        { from: 3, to: 5 },
        { from: 9, to: 9 },
      ],
      [1, 2, 3, 4, 5, 9],
    ],
    [[{ from: -2, to: 1 }], [-2, -1, 0, 1]],
  ])('of %j are %j', (ranges, expected) => expect([...numbersIn(ranges)]).toEqual(expected));
});
