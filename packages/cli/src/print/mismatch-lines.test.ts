import { describe, expect, it } from 'vitest';
import type { Mismatch } from '../testfiles/mismatch.ts';
import { marked, plain } from '../testing/paints.ts';
import { mismatchLines } from './mismatch-lines.ts';

const text = (
  check: 'equals' | 'contains' | 'excludes' | 'matches' | 'snapshot',
  expected: string,
  actual: string,
): Mismatch => ({
  type: 'text',
  where: 'room, message',
  check,
  expected,
  actual,
});

describe('what came of a test, for people', () => {
  it.each<[string, Mismatch, readonly string[]]>([
    ['a sentence', { type: 'sentence', text: 'room is not notified' }, ['room is not notified']],
    ['a sentence and what to do', { type: 'sentence', text: 'a', hint: 'b' }, ['a', '  hint: b']],
    [
      'other channels',
      { type: 'value', what: 'channels', expected: 'a', actual: 'b' },
      ['channels are not as expected', '- expected  a', '+ found     b'],
    ],
    [
      'another mute time',
      { type: 'value', what: 'muted', expected: 'true', actual: 'false' },
      ['muted is not as expected', '- expected  true', '+ found     false'],
    ],
    [
      'other routes, with those that were tried',
      {
        type: 'value',
        what: 'routes',
        expected: 'a',
        actual: 'b',
        trace: [
          { route: 'a', matched: false, by: 'x="1"' },
          { route: 'b', matched: true, by: 'everything' },
        ],
      },
      ['routes are not as expected', '- expected  a', '+ found     b', '    ✗ a  x="1"', '    ✓ b  everything'],
    ],
    [
      'another text',
      text('equals', 'one\ntwo', 'one\nthree'),
      ['room, message has another text (- expected, + actual)', '  one', '- two', '+ three'],
    ],
    [
      'another text than its snapshot',
      text('snapshot', 'a', 'b'),
      ['room, message has another text than its snapshot (- expected, + actual)', '- a', '+ b'],
    ],
    ['a text without a piece', text('contains', 'x', 'a\nb'), ['room, message does not contain "x"', '+ a', '+ b']],
    ['a text with a piece', text('excludes', 'a', 'a'), ['room, message contains "a"', '+ a']],
    ['a text beside a pattern', text('matches', 'a.*', 'b'), ['room, message does not match "a.*" as a whole', '+ b']],
    ['an empty timeline', { type: 'timeline', rows: [] }, ['notifications are not as expected (- expected, + actual)']],
    [
      'a timeline',
      {
        type: 'timeline',
        rows: [
          { found: 'both', at: '1s', channel: '監視', firing: 1, resolved: 0 },
          { found: 'expected', at: '2s', channel: 'room', firing: 2 },
          { found: 'actual', at: '10m30s', channel: 'a', reason: 'first', route: '\u001b[31m' },
        ],
      },
      [
        'notifications are not as expected (- expected, + actual)',
        '  at      channel  firing  resolved  suppressed  reason  status  route',
        '  1s      監視     1       0',
        '- 2s      room     2',
        '+ 10m30s  a                                      first           \\u001b[31m',
      ],
    ],
  ])('%s', (_what, mismatch, lines) => {
    expect(mismatchLines(mismatch, plain)).toEqual(lines);
  });

  it.each<[string, Mismatch]>([
    ['a text', text('equals', 'a\u001b[2J', '\u202eb')],
    ['a piece', text('contains', '\u001b[2J', '\u202eb\u0007')],
    ['a value', { type: 'value', what: 'silencedBy', expected: '\u001b[2J', actual: '\u202e' }],
    ['a sentence', { type: 'sentence', text: '\u001b[2J' }],
    [
      'a route',
      {
        type: 'value',
        what: 'routes',
        expected: '',
        actual: '',
        trace: [{ route: '\u001b', matched: true, by: '\u202e' }],
      },
    ],
    ['a row', { type: 'timeline', rows: [{ found: 'both', at: '1s', channel: '\u001b[2J\n\u202e' }] }],
  ])('obeys nothing that is in %s', (_what, mismatch) => {
    expect(mismatchLines(mismatch, plain).join('')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it('is red where something was expected, and green where something came', () => {
    expect(mismatchLines(text('equals', 'a', 'b'), marked).slice(1)).toEqual(['<red>- a</>', '<green>+ b</>']);
    const rows = [
      { found: 'expected', at: '1s', channel: 'a' },
      { found: 'actual', at: '1s', channel: 'b' },
      { found: 'both', at: '1s', channel: 'c' },
    ] as const;
    expect(mismatchLines({ type: 'timeline', rows }, marked).slice(2)).toEqual([
      '<red>- 1s  a</>',
      '<green>+ 1s  b</>',
      '  1s  c',
    ]);
  });
});
