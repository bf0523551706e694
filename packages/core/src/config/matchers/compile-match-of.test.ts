import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { compileMatchAt, compileMatchOf } from './compile-match-of.ts';

/** Compiles what a route says of alerts, written at `routes[0]`. */
async function compile(keys: string) {
  const { file, written, compilation, reported } = await aWrittenFile(`routes:\n  - { ${keys} }`);
  const matcher = compileMatchOf(written.routes?.[0] ?? {}, ['routes', 0], file, compilation);
  return { matcher, reported: reported() };
}

const test = async (keys: string, labels: Readonly<Record<string, string>>, annotations = {}) =>
  (await compile(keys)).matcher?.test({ labels, annotations });

describe('the matcher of a route', () => {
  it('takes everything where nothing is written', async () => {
    expect(await test('to: []', {})).toBe(true);
  });

  it.each([
    ['match: { a: x }', { a: 'x' }, { a: 'y' }],
    ['match: [a="x"]', { a: 'x' }, { a: 'y' }],
    ['match: { a: x }, matchAny: [{ b: y }, [c="z"]]', { a: 'x', c: 'z' }, { a: 'x' }],
    ['matchAny: [{ b: y }]', { b: 'y' }, { a: 'x' }],
  ])('holds all of %s', async (keys, yes, no) => {
    expect(await test(keys, yes)).toBe(true);
    expect(await test(keys, no)).toBe(false);
  });

  it('looks at annotations where it is told to', async () => {
    const keys = 'matchAnnotations: { note: x }';
    expect(await test(keys, {}, { note: 'x' })).toBe(true);
    expect(await test(keys, { note: 'x' }, {})).toBe(false);
  });

  it.each([
    ['match: { v: 1.10 }', '1.10', '1.1'],
    ['match: { v: [7, 0x10] }', '0x10', '16'],
    ['match: { v: { not: 1.0 } }', '1', '1.0'],
    ['matchAny: [{ v: 1e3 }]', '1e3', '1000'],
    ['match: { v: +5 }', '+5', '5'],
    ['match: { v: "1.10" }', '1.10', '1.1'],
  ])('takes the numbers of %s as they are written', async (keys, v, other) => {
    expect(await test(keys, { v })).toBe(true);
    expect(await test(keys, { v: other })).toBe(false);
  });

  it('takes numbers of annotations so, too', async () => {
    expect(await test('matchAnnotations: { v: 1.10 }', {}, { v: '1.10' })).toBe(true);
  });

  it.each([
    ['match: { a: true }', '2:19 boolean-match'],
    ['match: { a: { matches: "(" } }', '2:30 bad-regex'],
    ['match: ["a b"]', '2:15 bad-matcher'],
    ['match: 5', '2:14 bad-matcher'],
    ['matchAny: []', '2:17 bad-matcher'],
    ['matchAny: [{ a: x }, { a: no, b: false }]', '2:40 boolean-match'],
    ['matchAnnotations: { a: true }', '2:30 boolean-match'],
  ])('is undefined if %s is wrong, which is reported there', async (keys, place) => {
    const { matcher, reported } = await compile(keys);
    expect(matcher).toBeUndefined();
    expect(reported.map((each) => each.split(':').slice(0, 2).join(':'))).toEqual([place]);
  });

  it('is told of all mistakes together', async () => {
    const { reported } = await compile('match: { a: true, b: { matches: "(" } }, matchAnnotations: { c: false }');
    expect(reported.map((each) => each.split(':').slice(0, 2).join(':'))).toEqual([
      '2:19 boolean-match',
      '2:39 bad-regex',
      '2:71 boolean-match',
    ]);
  });
});

describe('a doubtful value', () => {
  it('is a warning at its place, and the matcher is used', async () => {
    const { matcher, reported } = await compile('match: { severity: [crit, page] }, matchAny: [[host="a|b"]]');
    expect(matcher?.test({ labels: { severity: 'crit', host: 'a|b' }, annotations: {} })).toBe(true);
    expect(reported).toEqual([
      '2:27 unknown-severity (warning): "crit" is not a severity that Signalbox knows -> did you mean "critical"?',
      expect.stringMatching(/^2:54 pattern-as-text \(warning\): "a\|b" is compared as it stands/),
    ]);
  });

  it('is not doubted where it comes from the environment', async () => {
    const yaml = `routes: [{ match: { severity: "\${env:LEVEL}" } }]`;
    const { file, written, compilation, reported } = await aWrittenFile(yaml, { env: { LEVEL: 'crit' } });
    compileMatchOf(written.routes?.[0] ?? {}, ['routes', 0], file, compilation);
    expect(reported()).toEqual([]);
  });

  it('beside an error is told with it', async () => {
    const { matcher, reported } = await compile('match: { severity: crit, a: true }');
    expect(matcher).toBeUndefined();
    expect(reported.map((each) => each.split(':')[1])).toEqual(['26 unknown-severity (warning)', '35 boolean-match']);
  });
});

describe('the matcher of a single match', () => {
  const compileAt = async (match: string) => {
    const { file, compilation, reported } = await aWrittenFile(`inhibit:\n  - { target: ${match} }`);
    const written: unknown = Reflect.get(Object(Reflect.get(Object(file.value), 'inhibit')[0]), 'target');
    const matcher = compileMatchAt(written, ['inhibit', 0, 'target'], file, compilation);
    return { matcher, reported: reported() };
  };

  it.each([
    ['{ a: x, v: 1.10 }', 'a="x" and v="1.10"'],
    ['[a="x", b!="y"]', 'a="x" and b!="y"'],
  ])('%s is %s', async (match, text) => {
    const { matcher, reported } = await compileAt(match);
    expect(matcher?.text).toBe(text);
    expect(reported).toEqual([]);
  });

  it('is undefined if it is wrong, which is reported at its own place', async () => {
    const { matcher, reported } = await compileAt('{ a: true }');
    expect(matcher).toBeUndefined();
    expect(reported).toEqual([expect.stringMatching(/^2:20 boolean-match: /)]);
  });

  it('may be doubtful', async () => {
    const { matcher, reported } = await compileAt('{ severity: warn }');
    expect(matcher?.text).toBe('severity="warn"');
    expect(reported).toEqual([expect.stringMatching(/^2:27 unknown-severity \(warning\): /)]);
  });

  it('holds for everything if it is an empty map', async () => {
    const { matcher } = await compileAt('{}');
    expect(matcher?.test({ labels: {}, annotations: {} })).toBe(true);
  });
});
