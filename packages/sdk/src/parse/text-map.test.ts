import { describe, expect, it } from 'vitest';
import { textMap } from './text-map.ts';

describe('a map of texts', () => {
  it('has the names and values that it was given, in their order', () => {
    expect(Object.entries(textMap({ b: '1', a: '', c: '2' }))).toEqual([
      ['b', '1'],
      ['a', ''],
      ['c', '2'],
    ]);
  });

  it('leaves out what has no value', () => {
    expect(Object.keys(textMap({ alertname: 'disk', host: undefined }))).toEqual(['alertname']);
  });

  it('is a copy', () => {
    const entries = { a: '1' };
    const map = textMap(entries);
    entries.a = '2';
    expect(map['a']).toBe('1');
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('has no %s of its own accord', (name) => {
    expect(textMap({})[name]).toBeUndefined();
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'length', ''])('may have the name %j', (name) => {
    const map = textMap(JSON.parse(`{${JSON.stringify(name)}:"x"}`));
    expect(Object.entries(map)).toEqual([[name, 'x']]);
    expect(Object.getPrototypeOf(map)).toBeNull();
  });

  it('takes nothing inherited', () => {
    expect(Object.keys(textMap(Object.create({ inherited: 'x' })))).toEqual([]);
  });
});
