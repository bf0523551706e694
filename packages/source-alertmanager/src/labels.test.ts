import { describe, expect, it } from 'vitest';
import { readAnnotations, readLabels } from './labels.ts';

const entries = (reading: ReturnType<typeof readLabels>) =>
  'value' in reading ? Object.entries(reading.value) : reading.problem;
/** As the server parses it: without a prototype. */
const parsed = (members: object) => Object.assign(Object.create(null), members);

describe.each([
  ['parsed by the server', parsed],
  ['with a prototype', (members: object) => members],
])('labels and annotations %s', (_, made) => {
  it('are taken as they are', () => {
    expect(entries(readLabels(made({ b: '1', a: '2' })))).toEqual([
      ['b', '1'],
      ['a', '2'],
    ]);
  });

  it('have no prototype', () => {
    for (const read of [readLabels(made({ a: 'b' })), readAnnotations(made({})), readAnnotations(undefined)]) {
      expect('value' in read && Object.getPrototypeOf(read.value)).toBeNull();
    }
  });

  it('lose what is null, and labels what is empty', () => {
    expect(entries(readLabels(made({ a: '', b: null, c: 'x' })))).toEqual([['c', 'x']]);
    expect(entries(readAnnotations(made({ a: '', b: null })))).toEqual([['a', '']]);
  });

  it('may have the names of a prototype', () => {
    expect(entries(readLabels(made({ ['__proto__']: 'x', toString: 'y', empty: '' })))).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ]);
  });

  it('have lone surrogates replaced', () => {
    expect(entries(readAnnotations(made({ 'a\ud83d': '\udc1f' })))).toEqual([['a\ufffd', '\ufffd']]);
  });
});

describe('what is neither labels nor annotations', () => {
  it.each([[['a']], 'a', 7, true])('%j is a problem', (value) => {
    expect(readLabels(value)).toEqual({ problem: '`labels` is not an object' });
    expect(readAnnotations(value)).toEqual({ problem: '`annotations` is not an object' });
  });

  it.each([undefined, null, {}, { a: '' }])('%j is no identity, and will do for annotations', (value) => {
    expect(readLabels(value)).toEqual({ problem: 'the alert has no label with a value' });
    expect(readAnnotations(value)).toHaveProperty('value');
  });
});
