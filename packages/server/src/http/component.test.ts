import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { exactly, fingerprintSchema, problemSchema, textMapSchema, timeSchema } from './component.ts';
import { httpProblem, problemDocument } from './http-problem.ts';

const ajv = new Ajv2020();
formats.default(ajv);

describe('a schema', () => {
  it.each([
    ['a fingerprint', fingerprintSchema, '0123456789abcdef0123456789abcdef', true],
    ['a fingerprint in capitals', fingerprintSchema, '0123456789ABCDEF0123456789ABCDEF', false],
    ['half a fingerprint', fingerprintSchema, '0123456789abcdef', false],
    ['a time', timeSchema, '2026-11-27T06:00:00.000Z', true],
    ['a day', timeSchema, '2026-11-27', false],
    ['labels', textMapSchema, { alertname: 'Down' }, true],
    ['labels with a number', textMapSchema, { count: 1 }, false],
    ['an exact object', exactly({ a: timeSchema }), { a: '2026-11-27T06:00:00Z' }, true],
    ['an exact object with one key more', exactly({ a: timeSchema }), { a: '2026-11-27T06:00:00Z', b: 1 }, false],
    ['an exact object with one key less', exactly({ a: timeSchema }), {}, false],
  ])('of %s', (_what, schema, value, expected) => {
    expect(ajv.validate({ ...schema }, value)).toBe(expected);
  });

  it('of a problem document is true of every one', () => {
    const { $id: _name, ...schema } = problemSchema as { readonly $id?: string };
    const problems = [
      httpProblem(400, 'bad-payload', 'a; b', { problems: ['a', 'b'] }),
      httpProblem(503, 'overloaded', 'too much', { headers: { 'retry-after': '1' } }),
    ];
    for (const problem of problems) expect(ajv.validate(schema, problemDocument(problem))).toBe(true);
    expect(ajv.validate(schema, { ...problemDocument(httpProblem(400, 'bad-json', 'x')), status: 200 })).toBe(false);
  });
});
