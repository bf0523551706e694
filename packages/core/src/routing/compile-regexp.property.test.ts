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
      { seed: 1, numRuns: 2_000 },
    );
    expect(quick).toBeGreaterThan(200);
  });

  it('that lists its values matches these and no others', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab.-é🙂'), maxLength: 3 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(word), (written, values) => {
        const compiled = compileRegexp(written.map((text) => RE2JS.quote(text)).join('|'));
        const words = 'words' in compiled ? compiled.words : undefined;
        expect(words).toEqual(new Set(written));
        for (const value of [...written, ...values]) {
          expect('test' in compiled && compiled.test(value)).toBe(written.includes(value));
        }
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
