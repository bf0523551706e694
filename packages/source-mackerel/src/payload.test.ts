import { describe, expect, it } from 'vitest';
import { figureOf, listOf, objectOf, textOf } from './payload.ts';

describe('a part of a message', () => {
  it('that is not there has no members', () => {
    expect(objectOf({ a: 1 })).toEqual({ a: 1 });
    for (const value of [undefined, null, 'x', 7, ['a']]) expect(Object.keys(objectOf(value))).toEqual([]);
    expect(objectOf(undefined)['toString']).toBeUndefined();
    expect([listOf(['a']), listOf({ length: 1 }), listOf('a')]).toEqual([['a'], [], []]);
  });

  it.each([
    ['x', 'x', 'x'],
    [' ', ' ', ' '],
    ['a\ud83d', 'a\ufffd', 'a\ufffd'],
    ['', undefined, undefined],
    [97.2, undefined, '97.2'],
    [0, undefined, '0'],
    [1e21, undefined, '1e+21'],
    [Number.NaN, undefined, undefined],
    [Number.POSITIVE_INFINITY, undefined, undefined],
    [true, undefined, undefined],
    [null, undefined, undefined],
    [{}, undefined, undefined],
  ])('%j is the text %s and the figure %s', (value, text, figure) => {
    expect([textOf(value), figureOf(value)]).toEqual([text, figure]);
  });
});
