import { describe, expect, it } from 'vitest';
import { bare, numberOf, textOf } from './row.ts';

describe('a row', () => {
  it('gives what its columns hold', () => {
    expect(numberOf({ at: 0 }, 'at')).toBe(0);
    expect(textOf({ id: '' }, 'id')).toBe('');
  });

  it.each([null, undefined, '1', 1n, {}])('does not take %s for a number', (at) => {
    expect(() => numberOf({ at }, 'at')).toThrow('column at does not hold a number');
  });

  it.each([null, undefined, 1, new Uint8Array()])('does not take %j for a text', (id) => {
    expect(() => textOf({ id }, 'id')).toThrow('column id does not hold a text');
  });

  it('has maps of texts in which no name is inherited', () => {
    const map = bare(JSON.parse('{"__proto__":"x","host":"web-1"}'));
    expect(Object.entries(map)).toEqual([
      ['__proto__', 'x'],
      ['host', 'web-1'],
    ]);
    expect(map['toString']).toBeUndefined();
  });
});
