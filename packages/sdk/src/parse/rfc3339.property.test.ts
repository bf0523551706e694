import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRfc3339 } from './rfc3339.ts';

describe('a time of RFC 3339', () => {
  it('is read as what it was written from, at every offset', () => {
    const offset = fc.tuple(fc.constantFrom(1, -1), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const within = { min: Date.UTC(1, 0, 2), max: Date.UTC(9999, 11, 30) };
    fc.assert(
      fc.property(fc.integer(within), offset, (at, [sign, hours, minutes]) => {
        const local = new Date(at + sign * (hours * 60 + minutes) * 60_000).toISOString().slice(0, -1);
        const zone = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
        expect(parseRfc3339(`${local}${sign < 0 ? '-' : '+'}${zone}`)).toBe(at);
      }),
      { seed: 15 },
    );
  });
});
