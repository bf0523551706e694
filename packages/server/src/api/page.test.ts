import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { pageOf, pageParameters, readPage } from './page.ts';

const ajv = new Ajv2020({ strict: false });

describe('the parameters of a page', () => {
  it.each([
    ['nothing', {}, { limit: 100 }],
    ['the least', { limit: ['1'] }, { limit: 1 }],
    ['the most', { limit: ['1000'] }, { limit: 1_000 }],
    ['a cursor', { limit: ['2'], cursor: ['abc'] }, { limit: 2, after: 'abc' }],
    ['leading zeros', { limit: ['0010'] }, { limit: 10 }],
    ['a cursor as long as allowed', { cursor: ['x'.repeat(1_024)] }, { limit: 100, after: 'x'.repeat(1_024) }],
  ])('are read: %s', (_what, query, expected) => {
    expect(readPage(query)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['limit', '0'],
    ['limit', '-1'],
    ['limit', '+1'],
    ['limit', '1.5'],
    ['limit', '1e2'],
    ['limit', '1001'],
    ['limit', '10000'],
    ['limit', ''],
    ['limit', ' 1'],
    ['limit', 'all'],
    ['cursor', ''],
    ['cursor', 'x'.repeat(1_025)],
  ] as const)('are refused by name: %s=%s', (name, value) => {
    expect(readPage({ [name]: [value] })).toMatchObject({
      ok: false,
      problem: { status: 400, code: 'bad-query', detail: expect.stringContaining(`\`${name}\``) },
    });
  });

  it.each(['limit', 'cursor'] as const)('may not appear twice: %s', (name) => {
    expect(readPage({ [name]: ['1', '1'] })).toMatchObject({ ok: false, problem: { code: 'bad-query' } });
  });

  it.each([
    ['limit', ['1', '7', '100', '999', '1000'], true],
    ['limit', ['0', '-1', '1001', '1.5', 'x'], false],
    ['cursor', ['a', 'x'.repeat(1_024)], true],
    ['cursor', ['', 'x'.repeat(1_025)], false],
  ] as const)('are as the schema has them: %s of %j is %s', (name, values, expected) => {
    for (const value of values) {
      const typed = name === 'limit' && value !== 'x' ? Number(value) : value;
      expect(ajv.validate({ ...pageParameters[name] }, typed), value).toBe(expected);
      expect(readPage({ [name]: [value] }).ok, value).toBe(expected);
    }
  });

  it('have the default that the schema states', () => {
    const read = readPage({});
    expect(read.ok && read.value.limit).toBe(pageParameters.limit.default);
  });
});

describe('a page', () => {
  const cursor = (item: number) => `after-${item}`;
  const show = (item: number) => item * 10;

  it.each([
    ['nothing', [], 2, [], null],
    ['less than the limit', [1], 2, [10], null],
    ['as much as the limit', [1, 2], 2, [10, 20], null],
    ['one more than the limit', [1, 2, 3], 2, [10, 20], 'after-2'],
    ['many more', [1, 2, 3, 4, 5], 1, [10], 'after-1'],
  ])('of %s', (_what, found, limit, items, next) => {
    expect(pageOf(found, limit, { cursor, show })).toEqual({ items, next });
  });
});
