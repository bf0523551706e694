import { describe, expect, it } from 'vitest';
import { type Prefix, readLiterals } from './read-literals.ts';

const any = (text: string): Prefix => ({ text, more: 0 });
const some = (text: string): Prefix => ({ text, more: 1 });

describe('a pattern of words', () => {
  it.each<[string, readonly string[], readonly Prefix[]]>([
    ['', [''], []],
    ['api', ['api'], []],
    ['api|web', ['api', 'web'], []],
    ['a|a', ['a'], []],
    ['a|', ['a', ''], []],
    ['|', [''], []],
    ['(api|web)', ['api', 'web'], []],
    ['(?:api|web)', ['api', 'web'], []],
    ['()', [''], []],
    ['db\\.local', ['db.local'], []],
    ['a\\|b|c', ['a|b', 'c'], []],
    ['\\(a\\)', ['(a)'], []],
    ['(a\\)|b)', ['a)', 'b'], []],
    ['a\\\\', ['a\\'], []],
    ['a\\/b\\-c', ['a/b-c'], []],
    ['\\.\\+\\*\\?\\(\\)\\[\\]\\{\\}\\^\\$\\|\\\\', ['.+*?()[]{}^$|\\'], []],
    ['a b,c=d"e', ['a b,c=d"e'], []],
    ['東京|🙂', ['東京', '🙂'], []],
    ['.*', [], [any('')]],
    ['.+', [], [some('')]],
    ['web-.*', [], [any('web-')]],
    ['web-.+', [], [some('web-')]],
    ['web-.*|db\\.local|x.+', ['db.local'], [any('web-'), some('x')]],
    ['(web-.*|mail)', ['mail'], [any('web-')]],
    ['a\\..*', [], [any('a.')]],
  ])('%j', (pattern, words, prefixes) => {
    expect(readLiterals(pattern)).toEqual({ words: new Set(words), prefixes });
  });
});

describe('every other pattern', () => {
  it.each([
    ['a dot in the middle', 'a.b'],
    ['a dot at the end', 'a.'],
    ['anything in front', '.*a'],
    ['anything in the middle', 'a.*b'],
    ['anything twice', '.*.*'],
    ['a lazy repeat', 'a.*?'],
    ['a possessive look', 'a.++'],
    ['a repeated letter', 'ab*'],
    ['a letter once or more', 'ab+'],
    ['an optional letter', 'ab?'],
    ['a count', 'a{2}'],
    ['a class', '[ab]'],
    ['a closing bracket', 'a]'],
    ['an anchor at the beginning', '^a'],
    ['an anchor at the end', 'a$'],
    ['an escape with a meaning', '\\d'],
    ['an escaped letter', '\\a'],
    ['an escape that is not punctuation of patterns', '\\"'],
    ['a backslash at the end', 'a\\'],
    ['a group inside of a word', 'a(b|c)'],
    ['a group inside of a group', '((a|b)|c)'],
    ['two groups', '(a)(b)'],
    ['two groups as branches', '(a)|(b)'],
    ['a flag', '(?i)a'],
    ['a group with a flag', '(?i:a)'],
    ['a named group', '(?P<n>a)'],
    ['an open group', '(a'],
    ['a closed group', 'a)'],
    ['one branch of several that is no word', 'a|b|c*'],
    ['half a surrogate pair', 'a\ud83d'],
  ])('is not: %s', (_, pattern) => {
    expect(readLiterals(pattern)).toBeUndefined();
  });
});
