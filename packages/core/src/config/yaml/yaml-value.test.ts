import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { keyText, readYamlValue } from './yaml-value.ts';

const read = (text: string) => readYamlValue(parseDocument(text, { schema: 'core', uniqueKeys: false }));
const reported = (text: string) =>
  read(text).problems.map(({ code, offset, message }) => `${offset} ${code}: ${message}`);

describe('the value of a document', () => {
  it.each([
    ['', {}],
    ['a', 'a'],
    ['5', 5],
    ['null', {}],
    ['a:', { a: null }],
    ['a: ~', { a: null }],
    ['- 1\n-\n- true', [1, null, true]],
    ['a: { b: [x, { c: 1.5 }] }', { a: { b: ['x', { c: 1.5 }] } }],
    ['1: a\ntrue: b\nnull: c\n0x1: d', { '1': 'a', true: 'b', null: 'c', '0x1': 'd' }],
    ['"": a', { '': 'a' }],
    ['a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['a: &x 1\nb: &x 2\nc: *x', { a: 1, b: 2, c: 2 }],
    ['a: &x {}\nb: [*x, *x]', { a: {}, b: [{}, {}] }],
  ])('%j is %j', (text, value) => expect(read(text)).toMatchObject({ value, problems: [] }));

  it('has maps without prototypes, at every depth and behind aliases', () => {
    const { value } = read('a: &x { b: [{ c: 1 }] }\nd: *x');
    const maps: unknown[] = [value];
    for (const map of maps) {
      expect(Object.getPrototypeOf(map)).toBeNull();
      for (const inner of Object.values(Object(map)).flat()) if (typeof inner === 'object') maps.push(inner);
    }
    expect(maps).toHaveLength(5);
  });

  it('gives each alias a copy of its own', () => {
    const { value } = read('a: &x [1]\nb: *x');
    const [a, b] = Object.values(Object(value));
    expect(a).not.toBe(b);
  });

  it('knows what each alias stands for', () => {
    expect([...read('a: &x 1\nb: *x\nc: *x').targets].map(([alias, node]) => [alias.source, String(node)])).toEqual([
      ['x', '1'],
      ['x', '1'],
    ]);
  });
});

describe('a mistake in a value', () => {
  it.each([
    ['a: 1\na: 2', '5 duplicate-key: the key "a" appears twice in this map'],
    ['x: { a: 1, "a": 2 }', '11 duplicate-key: the key "a" appears twice in this map'],
    ['? [a]\n: 1', '2 yaml-syntax: a key must be a text'],
    ['a: *x', '3 yaml-syntax: there is no anchor before this alias'],
    ['a: *x\nb: &x 1', '3 yaml-syntax: there is no anchor before this alias'],
    ['a: &x [1, *x]', '10 yaml-aliases: this alias is inside its own anchor'],
    ['a: &x { b: { c: *x } }', '16 yaml-aliases: this alias is inside its own anchor'],
  ])('%j: %s', (text, problem) => expect(reported(text)).toEqual([problem]));

  it.each([
    ['<<: *x', { b: 1, d: 2 }, ['b', 'd']],
    ['b: 5, <<: *x', { b: 5, d: 2 }, ['d']],
    ['<<: [{ b: 7 }, *x]', { b: 7, d: 2 }, ['b', 'd']],
    ['<<: 5', {}, []],
    ['<<: { token abc: }', { 'token abc': null }, ['token abc']],
  ])('with a merge key is understood, and known: %s', (entries, value, keys) => {
    const { value: all, merged } = read(`a: &x { b: 1, d: 2 }\nc: { ${entries} }`);
    expect(all).toMatchObject({ c: value });
    expect([...merged.values()]).toEqual([keys]);
  });

  it('is no merge key in quotes', () => {
    expect(read('a: { "<<": { b: 1 } }')).toMatchObject({ value: { a: { '<<': { b: 1 } } }, problems: [] });
  });

  it('leaves the rest as it is', () => {
    expect(read('a: 1\na: 2\nb: *x\nc: 3').value).toEqual({ a: 1, b: undefined, c: 3 });
  });

  it.each([
    [64, 0],
    [65, 1],
  ])('is a depth of %d: %d', (depth, count) => {
    expect(reported(`${'['.repeat(depth)}x${']'.repeat(depth)}`)).toHaveLength(count);
  });

  it('is more than fifty thousand values behind aliases, told once', () => {
    const list = (count: number) => `a: &a [${'1,'.repeat(count)}]\nb: [*a, *a]\nc: *a`;
    expect(reported(list(16_665))).toEqual([]);
    expect(reported(list(16_667))).toEqual([
      expect.stringMatching(/yaml-aliases: the aliases of this file stand for more than 50000 values$/),
    ]);
  });
});

describe('the text of a key', () => {
  it('is there for scalars alone', () => {
    const { contents } = parseDocument('1.10: a\n"x": b\n[y]: c\n');
    const items: readonly unknown[] = Reflect.get(Object(contents), 'items');
    expect(items.map((item) => keyText(Reflect.get(Object(item), 'key')))).toEqual(['1.10', 'x', undefined]);
  });
});
