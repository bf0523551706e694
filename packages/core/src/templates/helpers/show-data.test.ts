import { describe, expect, it } from 'vitest';
import { isMarkup, markup, toText } from '../values/format-value.ts';
import { join, json, lookup } from './show-data.ts';

const context = { format: 'text', now: 0 } as const;

describe('join', () => {
  it.each<[string, readonly unknown[], string]>([
    ['a list', [['a', 'b', 5]], 'a, b, 5'],
    ['with a separator', [['a', 'b'], ' / '], 'a / b'],
    ['with an empty separator', [['a', 'b'], ''], 'ab'],
    ['with a separator that is absent', [['a', 'b'], undefined], 'a, b'],
    ['with a number between', [['a', 'b'], 0], 'a0b'],
    ['a list of one', [['a'], '-'], 'a'],
    ['an empty list', [[]], ''],
    ['a list with gaps', [['a', undefined, 'b'], '-'], 'a--b'],
    ['a list of lists', [[['a', 'b'], 'c'], '-'], 'a, b-c'],
    ['a map', [{ a: '1', b: 2 }], 'a=1, b=2'],
    ['a map with a separator', [{ a: '1', b: '2' }, '\n'], 'a=1\nb=2'],
    ['an empty map', [{}], ''],
    ['a map without a prototype', [Object.assign(Object.create(null), { a: '1' })], 'a=1'],
    ['a map of maps', [{ a: { b: 1 } }], 'a={"b":1}'],
    ['a text', ['abc', '-'], 'abc'],
    ['a number', [5], '5'],
    ['an absent value', [undefined], ''],
    ['nothing', [null], ''],
  ])('%s', (_, args, expected) => {
    expect(join.run(args, context)).toBe(expected);
  });

  it('shows nothing that a map inherits', () => {
    expect(join.run([Object.create({ a: '1' })], context)).toBe('');
  });
});

describe('json', () => {
  it.each(['text', 'html'] as const)('is a text in %s, to be escaped like every other', (format) => {
    expect(json.run([{ a: '<' }], { ...context, format })).toBe('{"a":"<"}');
  });

  it('is not escaped again in a part that is JSON', () => {
    const shown = json.run([{ a: '"' }], { ...context, format: 'json' });
    expect(isMarkup(shown)).toBe(true);
    expect(toText(shown)).toBe('{"a":"\\""}');
  });

  it('of an absent value is null', () => {
    expect(json.run([undefined], context)).toBe('null');
  });
});

describe('lookup', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['a name', [{ host: 'db-1' }, 'host'], 'db-1'],
    ['a name with a dot', [{ 'my.label': 'x' }, 'my.label'], 'x'],
    ['a number as a name', [{ 5: 'x' }, 5], 'x'],
    ['a place of a list', [['a', 'b'], 1], 'b'],
    ['a place as a text', [['a', 'b'], '1'], 'b'],
    ['the length of a list', [['a', 'b'], 'length'], 2],
    ['the name of a prototype that the map has itself', [JSON.parse('{"__proto__":"x"}'), '__proto__'], 'x'],
    ['an absent name', [{ host: 'x' }, undefined], undefined],
    ['an unknown name', [{ host: 'x' }, 'team'], undefined],
    ['behind the end of a list', [['a'], 1], undefined],
    ['what every map inherits', [{ host: 'x' }, 'toString'], undefined],
    ['the constructor', [{ host: 'x' }, 'constructor'], undefined],
    ['the prototype', [{ host: 'x' }, '__proto__'], undefined],
    ['a method of a list', [['a'], 'map'], undefined],
    ['in a text', ['abc', 'length'], undefined],
    ['in a number', [5, 'toFixed'], undefined],
    ['in nothing', [null, 'a'], undefined],
    ['in an absent value', [undefined, 'a'], undefined],
  ])('%s', (_, args, expected) => {
    expect(lookup.run(args, context)).toEqual(expected);
  });

  it('runs no code of the map', () => {
    let ran = false;
    const map = {
      get host() {
        ran = true;
        return 'x';
      },
    };
    expect(lookup.run([map, 'host'], context)).toBeUndefined();
    expect(ran).toBe(false);
  });

  it('finds no markup by the name of its symbol', () => {
    expect(lookup.run([markup('<b>'), 'Symbol(markup)'], context)).toBeUndefined();
  });
});
