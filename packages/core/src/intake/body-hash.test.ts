import { expect, it } from 'vitest';
import { bodyHashOf, labelsHashOf } from './body-hash.ts';

const WORDS = { labels: {}, annotations: { summary: 'full' } };

it('is the same for the same words, also read back from JSON', () => {
  const words = { ...WORDS, link: 'http://prom.example/é' };
  expect(bodyHashOf(JSON.parse(JSON.stringify(words)))).toBe(bodyHashOf(words));
  expect(Number.isSafeInteger(bodyHashOf(words))).toBe(true);
});

it.each([
  ['another value', { ...WORDS, annotations: { summary: 'fall' } }],
  ['another name', { ...WORDS, annotations: { summery: 'full' } }],
  ['a letter that went over', { ...WORDS, annotations: { summaryf: 'ull' } }],
  ['one more annotation', { ...WORDS, annotations: { summary: 'full', '': '' } }],
  ['a link', { ...WORDS, link: 'http://a.example' }],
])('tells %s', (_what, words) => {
  expect(bodyHashOf(words)).not.toBe(bodyHashOf(WORDS));
});

it('tells a link from a picture, and annotations from both', () => {
  const hashes = [
    { labels: {}, annotations: {}, link: 'x' },
    { labels: {}, annotations: {}, image: 'x' },
    { labels: {}, annotations: { x: '' } },
    { labels: {}, annotations: { '': 'x' } },
  ].map(bodyHashOf);
  expect(new Set(hashes).size).toBe(4);
});

it('has no two equal ones among a hundred thousand', () => {
  const hashes = Array.from({ length: 100_000 }, (_, at) => bodyHashOf({ labels: {}, annotations: { at: `${at}` } }));
  expect(new Set(hashes).size).toBe(100_000);
});

it('looks at labels only where they are not the identity', () => {
  expect(labelsHashOf(false, { a: '1' })).toBe(labelsHashOf(false, { a: '2' }));
  expect(labelsHashOf(true, { a: '1' })).not.toBe(labelsHashOf(true, { a: '2' }));
});
