import { describe, expect, it } from 'vitest';
import { formatMatcher, isMatchOperator, OPERATOR_PATTERN, type WrittenMatcher } from './written-matcher.ts';

describe('an operator', () => {
  it.each(['=', '!=', '=~', '!~'])('%s is one', (text) => {
    expect(isMatchOperator(text)).toBe(true);
  });

  it.each(['', '~', '!', '==', '=!', '~=', '=~~', ' =', 'eq', undefined])('%j is none', (text) => {
    expect(isMatchOperator(text)).toBe(false);
  });

  it.each([
    ['a=b', '='],
    ['a!=b', '!='],
    ['a=~b', '=~'],
    ['a!~b', '!~'],
    ['a=~~b', '=~'],
    ['a!b', undefined],
    ['a~b', undefined],
  ])('the pattern finds in %j the longest one: %j', (text, found) => {
    expect(new RegExp(OPERATOR_PATTERN).exec(text)?.[0]).toBe(found);
  });
});

describe('a matcher as Alertmanager would write it', () => {
  it.each<[string, WrittenMatcher, string]>([
    ['a value is always quoted', { name: 'severity', operator: '=', value: 'critical' }, 'severity="critical"'],
    ['the empty value is an empty text', { name: 'team', operator: '!=', value: '' }, 'team!=""'],
    ['a pattern', { name: 'host', operator: '=~', value: 'web-.*|db' }, 'host=~"web-.*|db"'],
    ['backslashes are doubled', { name: 'host', operator: '!~', value: '\\d+' }, 'host!~"\\\\d+"'],
    ['double quotes are escaped', { name: 'a', operator: '=', value: 'say "hi"' }, 'a="say \\"hi\\""'],
    ['a backslash before a quote', { name: 'a', operator: '=', value: '\\"' }, 'a="\\\\\\""'],
    ['a newline is an escape', { name: 'a', operator: '=', value: 'b\nc' }, 'a="b\\nc"'],
    ['a tab stands for itself', { name: 'a', operator: '=', value: 'b\tc' }, 'a="b\tc"'],
    ['single quotes and commas stand for themselves', { name: 'a', operator: '=', value: "b',}" }, `a="b',}"`],
    ['a classic name is not quoted', { name: '_job_2', operator: '=', value: 'x' }, '_job_2="x"'],
    ['capitals are classic', { name: 'ABC', operator: '=', value: 'x' }, 'ABC="x"'],
    ['a digit in front is not', { name: '2nd', operator: '=', value: 'x' }, '"2nd"="x"'],
    ['a dot is not', { name: 'my.label', operator: '=', value: 'x' }, '"my.label"="x"'],
    ['a dash is not', { name: 'a-b', operator: '=', value: 'x' }, '"a-b"="x"'],
    ['a colon is not', { name: 'job:rate', operator: '=', value: 'x' }, '"job:rate"="x"'],
    ['a space behind the name is not', { name: 'a ', operator: '=', value: 'x' }, '"a "="x"'],
    ['a newline behind the name is not', { name: 'a\n', operator: '=', value: 'x' }, '"a\\n"="x"'],
    ['the empty name', { name: '', operator: '=', value: 'x' }, '""="x"'],
    ['quotes in a name', { name: 'a"b', operator: '=', value: 'x' }, '"a\\"b"="x"'],
    ['letters of the world', { name: '監視', operator: '=', value: '東京' }, '"監視"="東京"'],
  ])('%s', (_, matcher, text) => {
    expect(formatMatcher(matcher)).toBe(text);
  });
});
