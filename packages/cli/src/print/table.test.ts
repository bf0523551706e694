import { describe, expect, it } from 'vitest';
import { pointInTime } from './point-in-time.ts';
import { facts, table } from './table.ts';

const plain = (_colour: string, text: string) => text;
const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }));

describe('a table', () => {
  it('aligns its columns by what a terminal shows of them', () => {
    const rows = [cells('監視', 'x', 'end'), cells('e\u0301', '🔥', ''), cells('long text', '', 'end of any length')];
    expect(table(['A', 'B', 'C'], rows, plain)).toBe(
      ['A          B   C', '監視       x   end', 'e\u0301          🔥', 'long text      end of any length'].join('\n'),
    );
  });

  it('aligns what is painted as if it were not', () => {
    const paint = (colour: string, text: string) => `<${colour}>${text}</>`;
    expect(table(['A', 'B'], [[{ text: 'xyz', colour: 'red' }, { text: 'b' }]], paint)).toBe(
      '<dim>A</>    <dim>B</>\n<red>xyz</>  b',
    );
  });

  it('keeps each row on one line', () => {
    expect(table(['A'], [cells('one\ntwo\tthree\u001b[2J')], plain)).toBe('A\none two three\\u001b[2J');
  });
});

describe('the facts of a thing', () => {
  it('stand one a line, those without a value left out', () => {
    const lines = [
      ['id', 'a'],
      ['empty', ''],
      ['members', 'one\ntwo'],
      ['none', undefined],
    ] as const;
    expect(facts(lines, plain)).toBe('id       a\nmembers  one\n         two');
  });
});

describe('a point in time', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');

  it.each([
    ['2026-11-23T10:00:00.400Z', 'now (2026-11-23 10:00:00Z)'],
    ['2026-11-23T09:59:59Z', '1s ago (2026-11-23 09:59:59Z)'],
    ['2026-11-23T06:47:01Z', '3h13m ago (2026-11-23 06:47:01Z)'],
    ['2026-11-23T11:30:30Z', 'in 1h31m (2026-11-23 11:30:30Z)'],
    ['2026-11-23T11:59:59.900Z', 'in 2h (2026-11-23 11:59:59Z)'],
    ['2026-12-25T10:00:00Z', 'in 4w4d (2026-12-25 10:00:00Z)'],
  ])('%s is %s', (time, expected) => {
    expect(pointInTime(Date.parse(time), now)).toBe(expected);
  });

  it('is empty where there is none', () => {
    expect(pointInTime(undefined, now)).toBe('');
  });
});
