import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { filledAt, isFilled, isUnfilled, problemIn, quoted } from './config-file.ts';

const YAML = `a: "\${env:NAME}"
b: { c: "x \${env:NAME} \${env:OTHER}", d: plain, e: ["\${env:GONE}"] }
bb: 5
"token canary": x
`;

const open = async () => (await aWrittenFile(YAML, { env: { NAME: 'alice', OTHER: 'bob' } })).file;
const WRONG = { code: 'wrong-value', message: 'no' } as const;

describe('a problem in a file', () => {
  it('has its place, by default that of the value', async () => {
    const file = await open();
    expect(problemIn(file, { ...WRONG, at: ['b', 'd'] })).toEqual({
      severity: 'error',
      code: 'wrong-value',
      file: 'signalbox.yaml',
      line: 2,
      column: 42,
      path: 'b.d',
      message: 'no',
    });
    expect(problemIn(file, { ...WRONG, at: ['b', 'd'], on: 'key' })).toMatchObject({ line: 2, column: 39 });
  });

  it('has its hint and severity', async () => {
    expect(problemIn(await open(), { ...WRONG, at: [], severity: 'warning', hint: 'so' })).toMatchObject({
      severity: 'warning',
      hint: 'so',
      path: '',
    });
  });

  it('shows of an unknown key no more than its first word: the rest may be a secret', async () => {
    const file = await open();
    expect(problemIn(file, { code: 'unknown-key', at: ['token canary'], message: 'm' })).toMatchObject({
      path: 'token',
    });
    expect(problemIn(file, { code: 'wrong-value', at: ['token canary'], message: 'm' })).toMatchObject({
      path: '["token canary"]',
    });
    expect(problemIn(file, { code: 'unknown-key', at: ['b', 'e', 0], message: 'm' })).toBeUndefined();
  });

  it('is none in a file that is no YAML: its value is a guess', async () => {
    const { file } = await aWrittenFile('a: [');
    expect(problemIn(file, { ...WRONG, at: ['a'] })).toBeUndefined();
  });

  it.each([
    ['wrong-value', undefined],
    ['bad-duration', undefined],
    ['secret-missing', 'b.e[0]'],
    ['bad-placeholder', 'b.e[0]'],
  ] as const)('%s of a value whose placeholder could not be filled: %s', async (code, path) => {
    const problem = problemIn(await open(), { code, at: ['b', 'e', 0], message: 'm' });
    expect(problem?.path).toBe(path);
  });
});

describe('the values of placeholders', () => {
  it.each([
    [['a'], true, ['alice']],
    [['b', 'c'], true, ['alice', 'bob']],
    [['b', 'd'], false, []],
    [['b'], false, []],
    [['b', 'e', 0], false, []],
  ])('are known at %j', async (at, filled, values) => {
    const file = await open();
    expect(isFilled(file, at)).toBe(filled);
    expect(filledAt(file, at)).toEqual(values);
  });

  it.each([
    [['b', 'e', 0], true],
    [['b', 'e'], true],
    [['b'], true],
    [['a'], false],
    [['b', 'd'], false],
    [['b', 'e', 1], false],
  ])('that could not be filled are seen from above: %j', async (at, expected) => {
    expect(isUnfilled(await open(), at)).toBe(expected);
  });

  it('are not seen from a place that is only called alike', async () => {
    const { file } = await aWrittenFile(`ab: "\${env:GONE}"\na: 1\n`);
    expect([isUnfilled(file, ['a']), isUnfilled(file, ['ab'])]).toEqual([false, true]);
  });
});

describe('a text in a message', () => {
  it.each([
    [['b', 'd'], '"plain"'],
    [['a'], 'this'],
    [['bb'], 'this'],
    [['gone'], 'this'],
    [['b'], 'this'],
  ])('is quoted if it may be shown: %j is %s', async (at, text) => expect(quoted(await open(), at)).toBe(text));
});
