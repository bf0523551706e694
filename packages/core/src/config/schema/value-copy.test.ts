import { describe, expect, it } from 'vitest';
import { copyWithoutPrototypes, removeAt } from './value-copy.ts';

describe('a copy', () => {
  it('says the same, and has no prototypes at any depth', () => {
    const value = { a: [{ b: null }, 'text', 5, true], c: {} };
    const copy = copyWithoutPrototypes(value);
    expect(JSON.parse(JSON.stringify(copy))).toEqual(value);
    const a = Reflect.get(Object(copy), 'a');
    for (const map of [copy, Reflect.get(Object(copy), 'c'), a[0]]) expect(Object.getPrototypeOf(map)).toBeNull();
    expect(Array.isArray(a)).toBe(true);
  });

  it('keeps keys that objects have by themselves', () => {
    const copy = copyWithoutPrototypes(JSON.parse('{"__proto__": {"x": 1}, "toString": 2}'));
    expect(Object.keys(Object(copy))).toEqual(['__proto__', 'toString']);
    expect(Reflect.get(Object(copy), 'x')).toBeUndefined();
  });

  it('shares nothing with what it was made of', () => {
    const value = { list: [{ a: 1 }] };
    const copy = copyWithoutPrototypes(value);
    removeAt(copy, ['list', 0, 'a']);
    expect(value).toEqual({ list: [{ a: 1 }] });
    expect(copy).toEqual({ list: [{}] });
  });

  it.each([5, 'text', null, undefined, true])('of %j is that', (value) =>
    expect(copyWithoutPrototypes(value)).toBe(value),
  );
});

describe('what is taken out', () => {
  it.each([
    [['a'], { b: [1, 2, 3] }],
    [['b', 1], { a: { x: 1 }, b: [1, undefined, 3] }],
    [['a', 'x'], { a: {}, b: [1, 2, 3] }],
    [['a', 'y'], { a: { x: 1 }, b: [1, 2, 3] }],
    [['gone', 'x'], { a: { x: 1 }, b: [1, 2, 3] }],
    [['b', 'x'], { a: { x: 1 }, b: [1, 2, 3] }],
    [[], { a: { x: 1 }, b: [1, 2, 3] }],
  ])('at %j leaves %j', (at, left) => {
    const value = { a: { x: 1 }, b: [1, 2, 3] };
    removeAt(value, at);
    expect(value).toEqual(left);
  });
});
