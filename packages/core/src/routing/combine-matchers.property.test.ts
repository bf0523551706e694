import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCondition, aRoutable } from '../testing/route-builders.ts';
import { allOf, anyOf, everything } from './combine-matchers.ts';
import type { Matcher } from './matcher.ts';

/** A matcher, and whether it holds by the plain rules of logic. */
interface Judged {
  readonly matcher: Matcher;
  readonly holds: boolean;
}

const { judged } = fc.letrec<{ judged: Judged }>((tie) => ({
  judged: fc.oneof(
    { maxDepth: 4 },
    fc.boolean().map((holds) => ({ matcher: aCondition(String(holds), holds), holds })),
    fc.boolean().map((holds) => ({
      matcher: { ...aCondition(String(holds), holds), labelIn: { name: 'x', values: new Set(['']) } },
      holds,
    })),
    fc.constant({ matcher: everything, holds: true }),
    fc.array(tie('judged'), { maxLength: 4 }).map((parts) => ({
      matcher: allOf(parts.map(({ matcher }) => matcher)),
      holds: parts.every(({ holds }) => holds),
    })),
    fc.array(tie('judged'), { maxLength: 4 }).map((parts) => ({
      matcher: anyOf(parts.map(({ matcher }) => matcher)),
      holds: parts.some(({ holds }) => holds),
    })),
  ),
}));

describe('combined matchers', () => {
  it('hold as "and" and "or" of their parts do', () => {
    fc.assert(
      fc.property(judged, ({ matcher, holds }) => {
        expect(matcher.test(aRoutable())).toBe(holds);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('hold if, and only if, every condition that they name holds', () => {
    fc.assert(
      fc.property(judged, ({ matcher, holds }) => {
        const conditions = matcher.conditions ?? [matcher];
        expect(conditions.every((condition) => condition.test(aRoutable()))).toBe(holds);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
