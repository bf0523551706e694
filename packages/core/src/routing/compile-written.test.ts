import { describe, expect, it } from 'vitest';
import { aRoutable } from '../testing/route-builders.ts';
import { compileWritten } from './compile-written.ts';
import type { Subject } from './label-matchers.ts';
import type { Matcher } from './matcher.ts';
import type { MatchOperator } from './written-matcher.ts';

function compiled(operator: MatchOperator, value: string, subject: Subject = 'labels'): Matcher {
  const { matchers, problems } = compileWritten(subject, { name: 'host', operator, value }, ['match'], 'text');
  const [matcher] = matchers;
  if (matcher === undefined || matchers.length > 1) throw new Error(JSON.stringify(problems));
  expect(problems).toEqual([]);
  return matcher;
}

describe('a written matcher', () => {
  it.each<[MatchOperator, string, string, boolean]>([
    ['=', 'web', 'web', true],
    ['=', 'web', 'web-1', false],
    ['=', 'web', 'Web', false],
    ['=', 'w.b', 'web', false],
    ['=', '[', '[', true],
    ['=', '', '', true],
    ['!=', 'web', 'web', false],
    ['!=', 'web', 'db', true],
    ['!=', 'web', '', true],
    ['!=', '', '', false],
    ['!=', 'w.b', 'web', true],
    ['=~', 'w.b', 'web', true],
    ['=~', 'w.b', 'my-web', false],
    ['=~', 'web|db', 'db', true],
    ['=~', 'web|db', 'mail', false],
    ['=~', 'web-.*', 'web-', true],
    ['=~', '', '', true],
    ['=~', '', 'web', false],
    ['=~', '.+', '', false],
    ['!~', 'w.b', 'web', false],
    ['!~', 'w.b', 'my-web', true],
    ['!~', 'web|db', 'db', false],
    ['!~', 'web|db', '', true],
    ['!~', '.*', '', false],
  ])('host%s"%s" for %j: %s', (operator, pattern, value, expected) => {
    expect(compiled(operator, pattern).test(aRoutable({ host: value }))).toBe(expected);
    expect(compiled(operator, pattern, 'annotations').test(aRoutable({}, { host: value }))).toBe(expected);
  });

  it('takes an absent label for an empty one', () => {
    expect(compiled('=', '').test(aRoutable())).toBe(true);
    expect(compiled('!=', '').test(aRoutable())).toBe(false);
    expect(compiled('=~', 'a|').test(aRoutable())).toBe(true);
    expect(compiled('!~', '.+').test(aRoutable())).toBe(true);
  });

  it.each<[MatchOperator, string, readonly string[] | undefined]>([
    ['=', 'web', ['web']],
    ['=', '', ['']],
    ['=~', 'web|db', ['web', 'db']],
    ['=~', 'web.*', undefined],
    ['=~', 'web|d.', undefined],
    ['!=', 'web', undefined],
    ['!~', 'web|db', undefined],
  ])('host%s"%s" can be looked up by %j', (operator, value, values) => {
    const expected = values === undefined ? undefined : { name: 'host', values: new Set(values) };
    expect(compiled(operator, value).labelIn).toEqual(expected);
  });

  it.each<[MatchOperator, string, Subject, string]>([
    ['=', 'web', 'labels', 'host="web"'],
    ['!=', 'a"b', 'labels', 'host!="a\\"b"'],
    ['=~', '\\d+', 'labels', 'host=~"\\\\d+"'],
    ['!~', 'x.*', 'annotations', 'annotations.host!~"x.*"'],
  ])('shows itself as it was written: host%s"%s" of %s', (operator, value, subject, text) => {
    expect(compiled(operator, value, subject).text).toBe(text);
  });

  it.each<MatchOperator>(['=~', '!~'])('with %s and a bad pattern is a problem at its place', (operator) => {
    const path = ['match', 'host', 'matches'];
    expect(compileWritten('labels', { name: 'host', operator, value: '*web' }, path, 'map')).toEqual({
      matchers: [],
      problems: [
        {
          path,
          code: 'bad-regex',
          message: expect.stringContaining('not a regular expression'),
          hint: 'write .* for "anything"',
        },
      ],
    });
    const [problem] = compileWritten('labels', { name: 'host', operator, value: '[a' }, path, 'map').problems;
    expect(problem).not.toHaveProperty('hint');
  });
});
