import { describe, expect, it } from 'vitest';
import { isJsonObject } from './json-object.ts';

describe('a JSON object', () => {
  it.each<[string, unknown]>([
    ['with members', { a: 1 }],
    ['without members', {}],
    ['without a prototype', Object.create(null)],
    ['that has the name of a prototype', JSON.parse('{"__proto__":1}')],
    ['that claims to be a list', { length: 0 }],
  ])('is one %s', (_, value) => expect(isJsonObject(value)).toBe(true));

  it.each([null, undefined, [], [{}], '', '{}', 0, Number.NaN, true, () => ({})])('is not %j', (value) => {
    expect(isJsonObject(value)).toBe(false);
  });
});
