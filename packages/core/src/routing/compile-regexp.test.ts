import { describe, expect, it } from 'vitest';
import { compileRegexp } from './compile-regexp.ts';

function matches(pattern: string, value: string): boolean {
  const compiled = compileRegexp(pattern);
  if ('message' in compiled) throw new Error(compiled.message);
  return compiled.test(value);
}

describe('a regular expression', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'web-1', false],
    ['web', 'my-web', false],
    ['a|b', 'ab', false],
    ['a|bc', 'bc', true],
    ['web-.*', 'web-', true],
    ['web-.+', 'web-', false],
    ['web-.*', 'web-1\n', false],
    ['.*', '', true],
    ['', '', true],
    ['', 'x', false],
    ['a|', '', true],
    ['db\\.local', 'dbxlocal', false],
    ['(?i)WEB', 'web', true],
    ['^web$', 'web', true],
    ['\\p{Han}+', '東京', true],
  ])('%j on %j: %s', (pattern, value, expected) => {
    expect(matches(pattern, value)).toBe(expected);
  });

  it('lists its values if it is a choice of words', () => {
    expect(compileRegexp('(critical|error)')).toMatchObject({ words: new Set(['critical', 'error']) });
    expect(compileRegexp('critical|err.*')).not.toHaveProperty('words');
  });

  it.each([
    ['[a', 'missing closing ]', undefined],
    ['(?=a)b', 'Perl syntax', 'RE2 has no look-around: use a second condition with notMatches'],
    ['(?<!a)b', 'invalid', 'RE2 has no look-around: use a second condition with notMatches'],
    ['(a)\\1', 'invalid escape', 'RE2 has no back-references'],
    ['*web', 'missing argument', 'write .* for "anything"'],
    ['(a?){500}a{500}', 'too large', 'use smaller counts in {n,m}, or + and *'],
  ])('refuses %j', (pattern, message, hint) => {
    const compiled = compileRegexp(pattern);
    expect(compiled).toMatchObject({
      message: expect.stringContaining(message),
      ...(hint === undefined ? {} : { hint }),
    });
  });

  it('refuses a pattern that is too long', () => {
    expect(compileRegexp(`a+${'c'.repeat(1_000)}`)).toMatchObject({
      message: expect.stringContaining('1000 are allowed'),
    });
    expect(compileRegexp('c'.repeat(20_001))).toMatchObject({ message: expect.stringContaining('20000 are allowed') });
  });

  it('takes long lists of words and of hosts', () => {
    expect(matches(Array.from({ length: 1_000 }, (_, index) => `host-${index}`).join('|'), 'host-999')).toBe(true);
    const words = Array.from({ length: 500 }, (_, index) => `web-${index}.example.com`);
    expect(matches(words.join('|'), 'web-499.example.com')).toBe(true);
  });

  it('is not slowed down by hostile values', () => {
    const values = ['a'.repeat(10_000), `${'a'.repeat(10_000)}!`, 'ab'.repeat(5_000), 'x'.repeat(10_000)];
    const patterns = ['(a+)+', '(a|aa)+b', '(a|b)*a(a|b){15}', '(x+x+)+y', '([a-z]+)*[0-9]'];
    const tests = patterns.map((pattern) => (value: string) => matches(pattern, value));
    const before = process.cpuUsage();
    for (const test of tests) for (const value of values) test(value);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });

  it.each([
    ['letters in any case', '(?i)web', 'WeB', true],
    ['a dot is any character', 'a.c', 'a🙂c', true],
    ['but no newline', 'a.c', 'a\nc', false],
    ['unless it says so', '(?s)a.c', 'a\nc', true],
    ['a class', '[a-c]+', 'abcabc', true],
    ['a class turned round', '[^a-c]', 'b', false],
    ['digits', '\\d{3}', '503', true],
    ['too many digits', '\\d{3}', '5031', false],
    ['word characters are those of ASCII', '\\w+', 'é', false],
    ['a word boundary', 'db\\b.*', 'db-1', true],
    ['no word boundary', 'db\\b.*', 'db1', false],
    ['quoted text', '\\Qa.b\\E', 'a.b', true],
    ['a named group', '(?P<env>prod|test)-.*', 'prod-1', true],
    ['anchors are there already', '^a$', 'a', true],
    ['and hold the whole pattern, not its first branch', '^a|b', 'ba', false],
    ['the end of the text is not before a newline', 'a', 'a\n', false],
    ['an empty branch', '(a|)', '', true],
    ['a lazy repeat matches all the same', 'a+?', 'aaa', true],
  ])('has the syntax of RE2: %s', (_, pattern, value, expected) => {
    expect(matches(pattern, value)).toBe(expected);
  });

  it.each([
    ['web', ['web']],
    ['', ['']],
    ['a|b|', ['a', 'b', '']],
    ['db\\.local', ['db.local']],
    ['web.*', undefined],
    ['web.+|db', undefined],
    ['[ab]', undefined],
    ['a?', undefined],
  ])('%j lists its values: %j', (pattern, words) => {
    const compiled = compileRegexp(pattern);
    expect('words' in compiled ? [...(compiled.words ?? [])] : undefined).toEqual(words);
  });

  it.each([
    ['+web', 'write .* for "anything"'],
    ['?', 'write .* for "anything"'],
    ['a(?!b)', 'RE2 has no look-around: use a second condition with notMatches'],
    ['a(?<=b)', 'RE2 has no look-around: use a second condition with notMatches'],
    ['(a)(b)\\2', 'RE2 has no back-references'],
    ['(?i', undefined],
    ['a)', undefined],
    ['a{1001}', undefined],
    ['\\8', 'RE2 has no back-references'],
    ['\\', undefined],
  ])('is refused, with what to do if that is known: %j', (pattern, hint) => {
    const compiled = compileRegexp(pattern);
    expect(compiled).toMatchObject({ message: expect.stringMatching(/^not a regular expression: (?!error)/) });
    expect('hint' in compiled ? compiled.hint : undefined).toBe(hint);
  });

  it.each([
    ['words, up to the limit', 'c'.repeat(20_000), true],
    ['words, beyond it', 'c'.repeat(20_001), false],
    ['a repeat, up to the limit', `${'\\.'.repeat(498)}abc+`, true],
    ['a repeat, beyond it', `${'\\.'.repeat(498)}abcd+`, false],
    ['a question mark', `${'c'.repeat(1_000)}?`, false],
    ['a plus', `${'c'.repeat(1_000)}+`, false],
    ['a count', `${'c'.repeat(1_000)}{2}`, false],
    ['a group without a number is no repeat', `(?:${'c'.repeat(1_000)})x[y]`, true],
    ['nor is a flag', `(?i)${'c'.repeat(1_000)}`, true],
  ])('may be long: %s', (_, pattern, isTaken) => {
    expect('test' in compileRegexp(pattern)).toBe(isTaken);
  });

  it('may be large when its repeats are written out, but not too large', () => {
    expect(matches('([ab]{2}c){100}', 'abc'.repeat(100))).toBe(true);
    expect(compileRegexp('([ab]{2}c){400}')).toEqual({
      message: 'the pattern is too large when its repeats are written out',
      hint: 'use smaller counts in {n,m}, or + and *',
    });
  });

  it('says how long a pattern is that is too long', () => {
    expect(compileRegexp('c'.repeat(20_005))).toEqual({
      message: 'the pattern has 20005 characters, 20000 are allowed',
      hint: 'split it into several conditions',
    });
  });
});
