import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { compileRegexp } from './compile-regexp.ts';
import { readLiterals } from './read-literals.ts';

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

  it('means the same by its quick ways as RE2 does', () => {
    const unit = fc.constantFrom(...'ab.-*+|()\\^$[]{}?', '.*', '.+', '\\.', '|', 'é', '🙂', '/');
    const value = fc.string({ unit: fc.constantFrom(...'ab.-|é🙂/\\*\n', '\ud83d'), maxLength: 6 });
    let quick = 0;
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), fc.array(value, { minLength: 8 }), (pattern, values) => {
        if (readLiterals(pattern) === undefined) return;
        quick += 1;
        const exact = RE2JS.compile(pattern);
        const words = pattern.replaceAll(/[()\\]|\.[*+]/g, '').split('|');
        for (const text of [...values, ...words]) expect(matches(pattern, text)).toBe(exact.testExact(text));
      }),
      { seed: 1, numRuns: 5_000 },
    );
    expect(quick).toBeGreaterThan(500);
  });
});
