import { describe, expect, it } from 'vitest';
import { median, share, shown } from './measured.ts';

describe('figures', () => {
  it('have a middle, in whatever order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([2])).toBe(2);
    expect(median([])).toBeNaN();
  });

  it('have percentiles, of which the last is the largest figure', () => {
    const figures = Array.from({ length: 100 }, (_, index) => index);
    expect([share(figures, 0.5), share(figures, 0.99), share(figures, 1)]).toEqual([50, 99, 99]);
  });

  it.each([
    [12_345.6, '12,346'],
    [123.4, '123'],
    [12.34, '12.3'],
    [1.234, '1.23'],
    [0.4567, '0.457'],
    [0, '0'],
    [Number.NaN, '-'],
  ])('%f is shown as %s', (figure, text) => {
    expect(shown(figure)).toBe(text);
  });
});
