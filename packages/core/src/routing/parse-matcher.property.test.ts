import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseClassicMatchers } from './parse-classic-matchers.ts';
import { parseMatchers } from './parse-matcher.ts';
import { parseUtf8Matchers } from './parse-utf8-matchers.ts';
import { formatMatcher, type MatchOperator } from './written-matcher.ts';

const operator = fc.constantFrom<MatchOperator>('=', '!=', '=~', '!~');
const text = fc.string({ unit: fc.constantFrom(...'ab={}!~,"\\ \n\t\0x0u\'`é東🙂\u00a0\ufeff') });
const matcher = fc.record({ name: text.filter((name) => name !== ''), operator, value: text });

describe('Alertmanager matchers', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(matcher, { minLength: 1, maxLength: 4 }), (matchers) => {
        expect(parseMatchers(matchers.map(formatMatcher).join(','))).toEqual({ matchers });
        expect(parseMatchers(`{ ${matchers.map(formatMatcher).join(' , ')}, }`)).toEqual({ matchers });
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('with a classic name are read alike by both syntaxes', () => {
    const name = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,5}$/);
    fc.assert(
      fc.property(name, operator, text, (label, sign, value) => {
        const written = formatMatcher({ name: label, operator: sign, value });
        const matchers = [{ name: label, operator: sign, value }];
        expect(parseClassicMatchers(written)).toEqual({ matchers });
        expect(parseUtf8Matchers(written)).toEqual({ matchers });
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('of any text are read, or wrong at a place in it', () => {
    const unit = fc.constantFrom(...'ab={}!~,"\\ \nx0u🙂');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), (written) => {
        const parsed = parseMatchers(written);
        if ('matchers' in parsed) return;
        expect(parsed.at).toBeGreaterThanOrEqual(0);
        expect(parsed.at).toBeLessThanOrEqual(written.length);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });
});
