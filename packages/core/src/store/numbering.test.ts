import { describe, expect, it } from 'vitest';
import { createNumbering } from './numbering.ts';

describe('a numbering', () => {
  it('goes on after the last number of the store', () => {
    const numbers = createNumbering(41);
    expect([numbers.allocate(1), numbers.allocate(3), numbers.allocate(1)]).toEqual([42, 43, 46]);
  });

  it.each([
    ['one that was used before', [{ id: 42 }, { id: 42 }]],
    ['one below another that was used', [{ id: 43 }, { id: 42 }]],
    ['one of before the start', [{ id: 41 }]],
    ['one that was never allocated', [{ id: 45 }]],
  ])('refuses %s', (_what, records) => {
    const numbers = createNumbering(41);
    numbers.allocate(3);
    expect(() => numbers.use(records)).toThrow(RangeError);
  });

  it('lets numbers be left out', () => {
    const numbers = createNumbering(0);
    numbers.allocate(5);
    numbers.use([{ id: 2 }, { id: 5 }]);
  });
});
