import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';

const NOTHING = {
  text: '',
  texts: [],
  count: 0,
  flag: false,
  time: undefined,
  textMap: {},
  list: [],
};

const read = (value: unknown, name: string) => {
  const fields = fieldsOf(value);
  return {
    text: fields.text(name),
    texts: fields.texts(name),
    count: fields.count(name),
    flag: fields.flag(name),
    time: fields.time(name),
    textMap: { ...fields.textMap(name) },
    list: fields.list(name).map((each) => each.text('id')),
  };
};

describe('the fields of an answer', () => {
  it.each([
    ['a text', 'abc', { text: 'abc' }],
    ['a time', '2026-11-23T10:00:00Z', { text: '2026-11-23T10:00:00Z', time: Date.parse('2026-11-23T10:00:00Z') }],
    ['a count', 5, { count: 5 }],
    ['a count in a text', '5', { text: '5', count: 5, time: expect.any(Number) }],
    ['a flag', true, { flag: true, count: 1 }],
    ['texts', ['a', 'b'], { texts: ['a', 'b'], list: ['', ''], textMap: { 0: 'a', 1: 'b' } }],
    ['a list of things', [{ id: 'a' }], { texts: ['{"id":"a"}'], list: ['a'], textMap: expect.anything() }],
    ['a map of texts', { a: 'x', b: 2 }, { textMap: { a: 'x', b: '2' } }],
    ['null', null, {}],
  ])('%s', (_what, value, read_) => {
    const { count, ...rest } = read({ field: value }, 'field');
    expect({ ...rest, count: Number.isNaN(count) ? 'NaN' : count }).toEqual({
      ...NOTHING,
      count: expect.any(Number),
      ...read_,
    });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'abc'],
    ['a number', 1],
    ['a list', []],
    ['another field', { other: 1 }],
  ])('are empty in %s', (_what, value) => {
    expect(read(value, 'field')).toEqual(NOTHING);
  });

  it('are never those of a prototype', () => {
    expect(read({}, 'constructor')).toEqual(NOTHING);
    expect(read({}, '__proto__')).toEqual(NOTHING);
    const map = fieldsOf(JSON.parse('{"labels":{"__proto__":"x","a":"b"}}')).textMap('labels');
    expect(Object.getPrototypeOf(map)).toBeNull();
    expect(map['a']).toBe('b');
  });

  it('of a thing are read in the same way; there are none where it is none', () => {
    const fields = fieldsOf({ thing: { n: 1 }, nothing: null, text: 'abc' });
    expect(fields.object('thing')?.count('n')).toBe(1);
    for (const name of ['nothing', 'text', 'other', 'constructor']) expect(fields.object(name)).toBeUndefined();
  });

  it('of things in a list are read in the same way', () => {
    const [first, second] = fieldsOf({ list: [{ n: 1 }, null] }).list('list');
    expect([first?.count('n'), second?.count('n')]).toEqual([1, 0]);
  });
});
