import { describe, expect, it } from 'vitest';
import { readAnnotations, readLabels } from './labels.ts';

const labelsOf = (value: unknown) => readLabels(value, () => undefined);
const annotationsOf = (value: unknown) => ({ value: readAnnotations(value, () => undefined) });
const entries = (reading: ReturnType<typeof readLabels>) =>
  'value' in reading ? Object.entries(reading.value) : reading.problem;
/** As the server parses it: without a prototype. */
const parsed = (members: object) => Object.assign(Object.create(null), members);

describe.each([
  ['parsed by the server', parsed],
  ['with a prototype', (members: object) => members],
])('labels and annotations %s', (_, made) => {
  it('are taken as they are', () => {
    expect(entries(labelsOf(made({ b: '1', a: '2' })))).toEqual([
      ['b', '1'],
      ['a', '2'],
    ]);
  });

  it('have no prototype', () => {
    for (const read of [labelsOf(made({ a: 'b' })), annotationsOf(made({})), annotationsOf(undefined)]) {
      expect('value' in read && Object.getPrototypeOf(read.value)).toBeNull();
    }
  });

  it('lose what is null, and labels what is empty', () => {
    expect(entries(labelsOf(made({ a: '', b: null, c: 'x' })))).toEqual([['c', 'x']]);
    expect(entries(annotationsOf(made({ a: '', b: null })))).toEqual([['a', '']]);
  });

  it('may have the names of a prototype', () => {
    expect(entries(labelsOf(made({ ['__proto__']: 'x', toString: 'y', empty: '' })))).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ]);
  });

  it('have lone surrogates replaced', () => {
    expect(entries(annotationsOf(made({ 'a\ud83d': '\udc1f' })))).toEqual([['a\ufffd', '\ufffd']]);
  });
});

describe('what is neither labels nor annotations', () => {
  it.each([[['a']], 'a', 7, true])('%j is no identity, and left out of annotations with a remark', (value) => {
    expect(labelsOf(value)).toEqual({ problem: '`labels` is not an object' });
    const remarks: string[] = [];
    expect(readAnnotations(value, (sentence) => remarks.push(sentence))).toEqual({});
    expect(remarks).toEqual(['`annotations` is not an object: it was left out']);
  });

  it.each([undefined, null, {}, { a: '' }])('%j is no identity, and will do for annotations', (value) => {
    expect(labelsOf(value)).toEqual({ problem: 'the alert has no label with a value' });
    expect(annotationsOf(value)).toHaveProperty('value');
  });
});

describe('a value that is not a text', () => {
  it.each([
    [7, '7'],
    [true, 'true'],
    [['a', 1], '["a",1]'],
    [{ b: 'c' }, '{"b":"c"}'],
    [Number.POSITIVE_INFINITY, 'null'],
  ])('counts as its JSON, with a remark: %j', (value, json) => {
    const remarks: string[] = [];
    const remark = (sentence: string) => remarks.push(sentence);
    expect(readLabels({ shard: value, a: 'b' }, remark)).toEqual({ value: { shard: json, a: 'b' } });
    expect(readAnnotations({ shard: value }, remark)).toEqual({ shard: json });
    expect(remarks).toEqual([
      'the value of the label "shard" is not a text: its JSON was taken',
      'the value of the annotation "shard" is not a text: its JSON was taken',
    ]);
  });

  it('keeps apart what differs in it alone', () => {
    const [first, second] = [1, 2].map((shard) => labelsOf({ alertname: 'Down', shard }));
    expect(first).not.toEqual(second);
  });

  it('is left out with a remark where it has no name', () => {
    const remarks: string[] = [];
    expect(readLabels({ '': 'x', a: 'b' }, (sentence) => remarks.push(sentence))).toEqual({ value: { a: 'b' } });
    expect(remarks).toEqual(['a label without a name was left out']);
  });
});
