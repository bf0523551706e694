import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

const parsed = (text: string) => {
  const read = parseJson(Buffer.from(text), 10_000);
  if (!read.ok) throw new Error(read.problem.detail);
  return read.value;
};

describe('a JSON body', () => {
  it('is otherwise what JSON says, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('"__proto__":'));
        expect(JSON.stringify(parsed(text))).toBe(JSON.stringify(JSON.parse(text.toWellFormed())));
      }),
      { seed: 11 },
    );
  });
});
