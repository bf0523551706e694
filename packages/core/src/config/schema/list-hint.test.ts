import { describe, expect, it } from 'vitest';
import { asList, branchesOf } from './list-hint.ts';

const TEXTS = { type: 'array', items: { type: 'string' } };

describe('a text where a list belongs', () => {
  it.each([
    ['ops', 'write `[ops]`'],
    ['ops, dev', 'write `[ops, dev]`'],
    [' ops ,dev,, ', 'write `[ops, dev]`'],
    ['監視 部屋', 'write `[監視 部屋]`'],
    ['a.b_c-d 1', 'write `[a.b_c-d 1]`'],
    ['', 'write a list: `[a, b]`'],
    [' , ', 'write a list: `[a, b]`'],
    ['a: b', 'write a list: `[a, b]`'],
    ['#ops', 'write a list: `[a, b]`'],
    ['-x', 'write a list: `[a, b]`'],
    ['x'.repeat(101), 'write a list: `[a, b]`'],
    ['x'.repeat(100), `write \`[${'x'.repeat(100)}]\``],
  ])('%j is one: %s', (written, hint) => expect(asList(TEXTS, written)).toBe(hint));

  it.each([
    ['of a union', { anyOf: [{ type: 'boolean' }, TEXTS] }, 'write `[ops]`'],
    ['of a union of one kind', { oneOf: [TEXTS] }, 'write `[ops]`'],
    ['of numbers', { type: 'array', items: { type: 'integer' } }, 'write `[ops]`'],
    ['of maps', { type: 'array', items: { type: 'object' } }, undefined],
    ['of secrets', { type: 'array', items: { type: 'string', writeOnly: true } }, undefined],
    ['of anything', { type: 'array' }, undefined],
    ['nowhere', { type: 'string' }, undefined],
  ])('%s', (_, schema, hint) => expect(asList(schema, 'ops')).toBe(hint));

  it('is not guessed where it must not be shown', () => expect(asList(TEXTS, undefined)).toBeUndefined());
});

describe('the branches of a schema', () => {
  it.each([
    [{ anyOf: [{ type: 'string' }, true] }, [{ type: 'string' }]],
    [{ oneOf: [{ type: 'string' }] }, [{ type: 'string' }]],
    [{ anyOf: 'x' }, []],
    [{ type: 'string' }, []],
  ])('%j: %j', (schema, branches) => expect(branchesOf(schema)).toEqual(branches));
});
