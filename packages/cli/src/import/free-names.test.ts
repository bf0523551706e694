import { describe, expect, it } from 'vitest';
import { freeNames } from './free-names.ts';

describe('names', () => {
  it('are their own where they are good', () => {
    const free = freeNames(['a', 'b']);
    expect([free.take('a', 1), free.take('b', 1)]).toEqual(['a', 'b']);
  });

  it('have the next number that is free, and never that of another', () => {
    const free = freeNames(['a', 'a-2', 'a-4']);
    expect([free.take('a', 2), free.take('a', 2), free.take('a', 2)]).toEqual(['a-3', 'a-5', 'a-6']);
  });

  it.each([
    ['blanks at its ends', '  ops ', 'ops'],
    ['a line feed', 'ops\nroom', 'ops room'],
    ['an escape sequence', '\u001b[31mops', '[31mops'],
    ['a right-to-left override', 'ops\u202eroom', 'ops room'],
    ['nothing', '', 'unnamed'],
    ['nothing that is seen', '\u0000\u200b', 'unnamed'],
    ['too many letters', 'x'.repeat(300), 'x'.repeat(180)],
    ['too many letters of two units', '𠮷'.repeat(300), '𠮷'.repeat(180)],
  ])('are made fit: %s', (_what, name, fit) => {
    expect(freeNames([name]).take(name, 1)).toBe(fit);
  });

  it('that become the same when they are made fit get numbers', () => {
    const free = freeNames([' a', 'a ', 'a']);
    expect([free.take(' a', 1), free.take('a ', 1), free.take('a', 1)]).toEqual(['a-2', 'a-3', 'a']);
  });
});
