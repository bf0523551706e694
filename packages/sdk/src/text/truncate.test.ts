import { describe, expect, it } from 'vitest';
import { cutNote } from './cut-note.ts';
import { truncate } from './truncate.ts';

describe('truncate', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['👍👍👍', 5, '👍👍…'],
    ['👍👍👍', 4, '👍…'],
    ['日本語です', 3, '日本…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
    ['', 0, ''],
  ])('cuts %j to %i as %j', (text, maxChars, cut) => {
    expect(truncate(text, maxChars)).toBe(cut);
  });

  it('takes another ellipsis, and none where it has no room', () => {
    expect(truncate('a long line', 8, '...')).toBe('a lon...');
    expect(truncate('a long line', 2, '...')).toBe('a ');
  });

  it('says how much is missing', () => {
    expect(truncate('x'.repeat(20_000), 10_000, cutNote)).toBe(`${'x'.repeat(9_969)}… (cut: 10,031 more characters)`);
  });
});
