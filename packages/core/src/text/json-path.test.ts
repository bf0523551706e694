import { describe, expect, it } from 'vitest';
import { child, type KeyPath, valueAt } from './json-path.ts';

const value = { a: { b: [10, { c: null }] }, '': 'empty', 'x.y': 1, zero: 0, text: 'abc' };

describe('the value at a path', () => {
  it.each<[KeyPath, unknown]>([
    [[], value],
    [
      ['a', 'b'],
      [10, { c: null }],
    ],
    [['a', 'b', 0], 10],
    [['a', 'b', '1', 'c'], null],
    [[''], 'empty'],
    [['x.y'], 1],
    [['zero'], 0],
  ])('%j', (path, found) => {
    expect(valueAt(value, path)).toEqual(found);
  });

  it.each<[string, KeyPath]>([
    ['an unknown name', ['z']],
    ['below an unknown name', ['z', 'y', 'x']],
    ['below a number', ['zero', 'a']],
    ['below nothing', ['a', 'b', 1, 'c', 'd']],
    ['a place behind the end of a list', ['a', 'b', 2]],
    ['a place before its beginning', ['a', 'b', -1]],
    ['a letter of a text', ['text', 0]],
    ['the length of a text', ['text', 'length']],
    ['what every object inherits', ['toString']],
    ['what every list inherits', ['a', 'b', 'map']],
    ['the constructor', ['constructor', 'name']],
    ['the prototype', ['__proto__']],
  ])('is absent: %s', (_, path) => {
    expect(valueAt(value, path)).toBeUndefined();
  });

  it.each([undefined, null, 5, 'text', true])('of %j is nothing', (root) => {
    expect(valueAt(root, ['a'])).toBeUndefined();
    expect(valueAt(root, [])).toBe(root);
  });
});

describe('a child', () => {
  it('is found by its own name, also where the name is one of a prototype', () => {
    expect(child(JSON.parse('{"__proto__": 1, "constructor": 2}'), '__proto__')).toBe(1);
    expect(child(JSON.parse('{"__proto__": 1, "constructor": 2}'), 'constructor')).toBe(2);
    expect(child(Object.assign(Object.create(null), { a: 3 }), 'a')).toBe(3);
  });

  it('is not what a value inherits', () => {
    expect(child(Object.create({ a: 1 }), 'a')).toBeUndefined();
  });
});
