import { describe, expect, it } from 'vitest';
import { tell } from '../testing/load-config.ts';
import { aWrittenFile } from '../testing/written-file.ts';
import { checkFile } from './check-file.ts';
import { problemIn } from './document/config-file.ts';

async function check(text: string, facts: Parameters<typeof aWrittenFile>[1] = {}) {
  const { file } = await aWrittenFile(text, facts);
  const { written, problems } = checkFile(file);
  return { file, written, reported: problems.flatMap((found) => problemIn(file, found) ?? []).map(tell) };
}

const GOOD = 'version: 1\nunmatched: { to: [] }\n';
const VERSION = '1:1 missing-key: missing key "version" -> add `version: 1`';
const UNMATCHED =
  '1:1 missing-key: missing key "unmatched" -> add `unmatched: { to: [CHANNEL] }`: where alerts go that no route takes; `to: []` drops them on purpose';

describe('the main file', () => {
  it.each([
    [GOOD, []],
    ['', [VERSION, UNMATCHED]],
    ['version: 1', [UNMATCHED]],
    ['unmatched: { to: [] }', [VERSION]],
    [
      'verison: 1\nunmathced: { to: [] }',
      [
        '1:1 unknown-key: unknown key "verison" -> did you mean "version"?',
        '2:1 unknown-key: unknown key "unmathced" -> did you mean "unmatched"?',
      ],
    ],
    ['version: 2\nunmatched: { to: [] }', ['1:10 wrong-value: must be 1']],
    [
      `${GOOD}muteTimes: { n: { intervals: [{ years: [02026], daysOfMonth: [1e1], months: [0x3] }] } }`,
      [
        expect.stringMatching(/^3:63 wrong-value: must be a day/),
        expect.stringMatching(/^3:78 wrong-value: must be a month/),
        expect.stringMatching(/^3:41 wrong-value: must be a year/),
      ],
    ],
    [
      `${GOOD}server: { maxBodyBytes: 02048 }`,
      ['3:25 wrong-value: 02048 begins with a zero, and would be read as 2048 -> write `2048`'],
    ],
    ['- version', ['1:1 wrong-type: must be a map']],
    ['text', ['1:1 wrong-type: must be a map']],
  ])('%j', async (text, problems) => expect((await check(text)).reported).toEqual(problems));
});

describe('an included file', () => {
  const included = { main: false, path: 'a.yaml' };

  it('needs nothing', async () => expect((await check('', included)).reported).toEqual([]));

  it.each(['server: {}', 'store: "sqlite:x.db"', 'defaults: {}', 'unmatched: { to: [] }'])(
    'may not have %s, which is passed over',
    async (text) => {
      const key = text.split(':')[0] ?? '';
      const { file, written, reported } = await check(`\n${text}`, included);
      expect(reported).toEqual([
        `a.yaml:2:1 main-file-only: only the main file may have "${key}" -> move it to the main file`,
      ]);
      expect(Reflect.get(written, key)).not.toEqual(Reflect.get(Object(file.value), key));
    },
  );

  it('may say which version it is written in', async () => {
    expect((await check('version: 1', included)).reported).toEqual([]);
    expect((await check('version: 2', included)).reported).toEqual(['a.yaml:1:10 wrong-value: must be 1']);
  });

  it('is not judged by what it may not have', async () => {
    expect((await check('server: 5', included)).reported).toEqual([expect.stringMatching(/main-file-only/)]);
  });
});

describe('a file', () => {
  it.each([
    ['a wrong value', 'store: 5', { version: 1, unmatched: { to: [] } }],
    ['an unknown key', 'rotes: []', {}],
    ['a wrong channel', 'channels: { a: 5, b: { transport: x } }', { channels: { b: { transport: 'x' } } }],
    ['a wrong place in a list', 'routes: [{ to: [a, 5] }, 5]', { routes: [{ to: ['a', undefined] }, undefined] }],
    ['a wrong name', 'sources: { "a/b": { type: x }, c: { type: x } }', { sources: { c: { type: 'x' } } }],
  ])('has what is left without %s', async (_, text, left) => {
    const { written, reported } = await check(`${GOOD}${text}`);
    expect(reported).toHaveLength(text.includes(', 5') ? 2 : 1);
    expect(written).toMatchObject(left);
  });

  it('has nothing left if it is no map', async () => expect((await check('[]')).written).toEqual({}));

  it('is left as it was read', async () => {
    const { file } = await check(`${GOOD}server: {}\nrotes: 1`);
    expect(file.value).toEqual({ version: 1, unmatched: { to: [] }, server: {}, rotes: 1 });
  });

  it('has no value quoted that comes from the environment', async () => {
    const { reported } = await check(`${GOOD}defaults: { groupWait: "\${env:S}" }\nroutes: "\${env:S}"`, {
      env: { S: 'canary' },
    });
    expect(reported).toHaveLength(2);
    expect(reported.join()).not.toContain('canary');
  });

  it('is told of includes that come with a later version', async () => {
    const { written, reported } = await check(`${GOOD}include: [a.yaml, { files: x, scope: {} }]`);
    expect(reported).toEqual([
      '3:19 not-yet-supported: scopes come with a later version -> remove it: this version would not do what it says',
    ]);
    expect(written.include?.[0]).toBe('a.yaml');
  });

  it.each(['scope: {}', 'policies: []'])('is told of the key of a later version: %s', async (text) => {
    expect((await check(GOOD + text)).reported).toEqual([
      expect.stringMatching(/^3:1 (not-yet-supported|reserved-key): /),
    ]);
  });
});
