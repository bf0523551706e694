import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toText } from '../values/format-value.ts';
import { helperCatalogue } from './helper-catalogue.ts';

const now = Date.UTC(2026, 10, 23, 10);
const anything = fc.array(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), { maxLength: 4 });
const format = fc.constantFrom('html', 'text', 'json');

describe('helpers', () => {
  it.each([...helperCatalogue.values()])('$name never throws, whatever it is given', (helper) => {
    fc.assert(
      fc.property(anything, format, (args, each) => {
        expect(typeof toText(helper.run(args, { format: each, now }))).toBe('string');
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it.each([...helperCatalogue.values()])(
    '$name gives the same for the same arguments, and leaves them alone',
    (helper) => {
      fc.assert(
        fc.property(fc.array(fc.jsonValue(), { maxLength: 4 }), format, (args, each) => {
          const before = JSON.stringify(args);
          const once = toText(helper.run(args, { format: each, now }));
          expect(toText(helper.run(args, { format: each, now }))).toBe(once);
          expect(JSON.stringify(args)).toBe(before);
        }),
        { seed: 2, numRuns: 30 },
      );
    },
  );
});
