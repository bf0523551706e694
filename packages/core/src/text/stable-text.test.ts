import { describe, expect, it } from 'vitest';
import { stableText } from './stable-text.ts';

describe('a stable text', () => {
  it.each<[string, unknown, string]>([
    ['a map', { b: 1, a: 2 }, '{"a":2,"b":1}'],
    ['maps in maps', { b: { d: 1, c: 2 }, a: 0 }, '{"a":0,"b":{"c":2,"d":1}}'],
    ['maps in a list', [{ b: 1, a: 2 }], '[{"a":2,"b":1}]'],
    ['a list keeps its order', { a: [3, 1, 2] }, '{"a":[3,1,2]}'],
    ['names by their code units', { ä: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"ä":1}'],
    ['a text', 'a"b', '"a\\"b"'],
    ['a number', 1.5, '1.5'],
    ['nothing', null, 'null'],
    ['an absent value is left out', { b: undefined, a: 1 }, '{"a":1}'],
    ['nothing in a list', [undefined, null], '[null,null]'],
    ['an empty map', {}, '{}'],
  ])('%s', (_, value, text) => {
    expect(stableText(value)).toBe(text);
  });
});
