import { describe, expect, it } from 'vitest';
import { defaultTo, lower, plural, truncate, upper } from './change-text.ts';
import type { TemplateHelper } from './helper.ts';

const run = (helper: TemplateHelper, ...args: readonly unknown[]) => helper.run(args, { format: 'html', now: 0 });

describe('upper and lower', () => {
  it.each<[unknown, string, string]>([
    ['High CPU', 'HIGH CPU', 'high cpu'],
    ['straße', 'STRASSE', 'straße'],
    ['ΑΣ', 'ΑΣ', 'ας'],
    ['東京', '東京', '東京'],
    ['', '', ''],
    [true, 'TRUE', 'true'],
    [['a', 'B'], 'A, B', 'a, b'],
    [undefined, '', ''],
  ])('change the letters of %j', (value, capitals, small) => {
    expect(run(upper, value)).toBe(capitals);
    expect(run(lower, value)).toBe(small);
  });
});

describe('truncate', () => {
  it.each<[string, unknown, unknown, string]>([
    ['a text that fits', 'abcd', 4, 'abcd'],
    ['a text that is one too long', 'abcde', 4, 'abc…'],
    ['to one character', 'abc', 1, '…'],
    ['to nothing', 'abc', 0, ''],
    ['to less than nothing', 'abc', -5, ''],
    ['a fraction is cut off', 'abcde', 4.9, 'abc…'],
    ['a number as text', 'abcde', '4', 'abc…'],
    ['no number', 'abcde', 'many', 'abcde'],
    ['an absent number', 'abcde', undefined, 'abcde'],
    ['an absent text', undefined, 3, ''],
    ['a number in place of a text', 123_456, 4, '123…'],
    ['a list', ['ab', 'cd'], 4, 'ab,…'],
    ['never in the middle of an emoji', 'ab🙂🙂', 4, 'ab…'],
  ])('cuts %s', (_, text, most, expected) => {
    expect(run(truncate, text, most)).toBe(expected);
  });
});

describe('default', () => {
  it.each<[string, unknown, unknown]>([
    ['a text', 'ops', 'ops'],
    ['zero', 0, 0],
    ['false', false, false],
    ['a space', ' ', ' '],
    ['a list', ['a'], ['a']],
    ['an empty text', '', 'nobody'],
    ['an absent value', undefined, 'nobody'],
    ['nothing', null, 'nobody'],
    ['an empty list', [], 'nobody'],
  ])('of %s', (_, value, expected) => {
    expect(run(defaultTo, value, 'nobody')).toEqual(expected);
  });

  it('may itself be absent', () => {
    expect(run(defaultTo, '', undefined)).toBeUndefined();
  });
});

describe('plural', () => {
  it.each<[unknown, string]>([
    [1, 'alert'],
    ['1', 'alert'],
    [' 1 ', 'alert'],
    [1.0, 'alert'],
    [['only'], 'alert'],
    [0, 'alerts'],
    [2, 'alerts'],
    [-1, 'alerts'],
    [1.5, 'alerts'],
    [[], 'alerts'],
    [['a', 'b'], 'alerts'],
    [[1, 1], 'alerts'],
    ['one', 'alerts'],
    [true, 'alerts'],
    [undefined, 'alerts'],
  ])('of %j is %s', (count, word) => {
    expect(run(plural, count, 'alert', 'alerts')).toBe(word);
  });
});
