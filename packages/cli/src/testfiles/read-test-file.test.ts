import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders } from '../testing/run.ts';
import { readTestFile } from './read-test-file.ts';

afterEach(removeFolders);

async function read(text: string) {
  const cwd = await aFolder({ 'a.test.yaml': text });
  return { cwd, file: await readTestFile(path.join(cwd, 'a.test.yaml'), 'a.test.yaml') };
}

/** The first test of a file with this one, and its problems as `LINE:COLUMN MESSAGE`. */
async function testOf(test: string) {
  const { file } = await read(`tests:\n  - ${test}\n`);
  return {
    test: file.tests[0],
    problems: file.problems.map(({ line, column, message }) => `${line}:${column} ${message}`),
  };
}

describe('a test file', () => {
  it('has its configuration beside it, or where it says', async () => {
    const { cwd, file } = await read('tests: [{ name: a, alert: {}, expect: { muted: true } }]');
    expect(file).toMatchObject({ name: 'a.test.yaml', config: cwd, env: {}, problems: [] });
    const other = await read(
      'config: ../b/signalbox.yaml\nenv: { A: b }\ntests: [{ name: a, alert: {}, expect: { muted: true } }]',
    );
    expect(other.file).toMatchObject({ config: path.join(other.cwd, '../b/signalbox.yaml'), env: { A: 'b' } });
  });

  it('knows the line of each test', async () => {
    const { file } = await read(
      'tests:\n  - { name: a, alert: {}, expect: { muted: true } }\n\n  - alert: {}\n    name: b\n    expect: { muted: true }\n',
    );
    expect(file.tests.map(({ name, index, line }) => [name, index, line])).toEqual([
      ['a', 0, 2],
      ['b', 1, 5],
    ]);
  });

  it('has a problem where two tests have one name', async () => {
    const test = '{ name: a, alert: {}, expect: { muted: true } }';
    const { file } = await read(`tests:\n  - ${test}\n  - ${test}\n`);
    expect(file.problems).toMatchObject([{ code: 'duplicate-name', line: 3, message: 'another test is named "a"' }]);
  });

  it('that cannot be read is a mistake of use', async () => {
    const cwd = await aFolder({});
    await expect(readTestFile(path.join(cwd, 'a.test.yaml'), 'a.test.yaml')).rejects.toMatchObject({
      name: 'UsageError',
      message: 'cannot read a.test.yaml (ENOENT)',
    });
  });
});

describe('a test', () => {
  it.each([
    ['a Monday morning', '', '2026-01-05T09:00:00.000Z'],
    ['a time with a zone', 'at: 2026-11-23T10:00:00+09:00,', '2026-11-23T01:00:00.000Z'],
    ['a time of UTC', 'at: 2026-11-23T10:00:00Z,', '2026-11-23T10:00:00.000Z'],
  ])('begins at %s', async (_what, at, time) => {
    const { test, problems } = await testOf(`{ name: a, ${at} alert: {}, expect: { muted: true } }`);
    expect([problems, new Date(test?.beginsAt ?? 0).toISOString()]).toEqual([[], time]);
  });

  it('of one alert has one step at its beginning', async () => {
    const { test } = await testOf('{ name: a, alert: { host: a }, source: s, expect: { channels: [c] } }');
    expect(test).toMatchObject({
      isSingle: true,
      steps: [{ atMs: 0, source: 's', alerts: [{ status: 'firing', labels: { host: 'a' } }] }],
      expect: { channels: ['c'], render: {} },
    });
    expect(test).not.toHaveProperty('untilMs');
  });

  it('of steps has their times, and what fires and is resolved', async () => {
    const { test, problems } = await testOf(
      '{ name: a, until: 1h, steps: [{ at: 0s, alerts: [{ a: x }] }, { at: 1m30s, resolved: [{ a: x }] }, { at: 1m30s, source: s, payload: {} }], expect: { notifications: [{ at: 2m, channel: c, firing: 1 }] } }',
    );
    expect(problems).toEqual([]);
    expect(test).toMatchObject({
      isSingle: false,
      untilMs: 3_600_000,
      steps: [
        { atMs: 0, alerts: [{ status: 'firing' }] },
        { atMs: 90_000, alerts: [{ status: 'resolved' }] },
        { atMs: 90_000, source: 's', payload: {}, alerts: [] },
      ],
      expect: { notifications: [{ atMs: 120_000, channel: 'c', firing: 1 }] },
    });
    expect(test?.expect.notifications?.[0]).not.toHaveProperty('at');
  });

  it.each([
    [
      'a time without a zone',
      'at: 2026-11-23T10:00:00, alert: {}, expect: { muted: true }',
      '2:20 "2026-11-23T10:00:00" is not a time with a zone',
    ],
    ['a time that is a word', 'at: noon, alert: {}, expect: { muted: true }', '2:20 "noon" is not a time with a zone'],
    ['nothing that happens', 'expect: { muted: true }', '2:5 a test has one of `alert`, `payload` and `steps`'],
    [
      'two things that happen',
      'alert: {}, steps: [{ at: 0s }], expect: { notifications: [] }',
      '2:5 a test has one of',
    ],
    ['a payload for nobody', 'payload: {}, expect: { muted: true }', '2:16 a payload needs the `source` that reads it'],
    [
      'a step with a payload for nobody',
      'steps: [{ at: 0s, payload: {} }], expect: { notifications: [] }',
      '2:34 a payload needs',
    ],
    [
      'steps out of their order',
      'steps: [{ at: 5s }, { at: 4s }], expect: { notifications: [] }',
      '2:42 this is before the step before it',
    ],
    [
      'channels of steps',
      'steps: [{ at: 0s }], expect: { channels: [] }',
      '2:47 with `steps`, `channels` has no meaning',
    ],
    [
      'a source of steps',
      'steps: [{ at: 0s }], source: s, expect: { notifications: [] }',
      '2:37 with `steps`, each step has its own `source`',
    ],
    ['a test that takes too long', 'until: 61d, alert: {}, expect: { muted: true }', '2:23 a test takes at most 8w4d'],
    [
      'a step that comes too late',
      'steps: [{ at: 10w }], expect: { notifications: [] }',
      '2:30 a test takes at most 8w4d',
    ],
  ])('may not have %s', async (_what, test, problem) => {
    const { problems } = await testOf(`{ name: a, ${test} }`);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    ['steps: [{ at: 5 parsecs }], expect: { notifications: [] }', '5 parsecs'],
    ['until: soon, alert: {}, expect: { muted: true }', 'soon'],
    ['alert: {}, expect: { notifications: [{ at: -1s, channel: c }] }', '-1s'],
  ])('has durations, and nothing else, for its times: %s', async (test, text) => {
    expect((await testOf(`{ name: a, ${test} }`)).problems).toEqual([expect.stringContaining(`"${text}"`)]);
  });

  it.each([
    ['{ alert: {}, expect: { muted: true } }', 'name'],
    ['{ name: a, alert: {} }', 'expect'],
    ['{ name: a, alert: {}, expect: {} }', 'must NOT have fewer'],
    ['{ name: "", alert: {}, expect: { muted: true } }', ''],
    ['{ name: a, alert: [], expect: { muted: true } }', ''],
    ['{ name: a, alert: {}, expect: { muted: maybe } }', ''],
    ['{ name: a, alert: {}, expect: { mutd: true } }', 'mutd'],
    ['{ name: a, steps: [], expect: { notifications: [] } }', ''],
    ['{ name: a, alert: {}, expect: { notifications: [{ channel: c }] } }', 'at'],
    ['{ name: a, alert: {}, expect: { notifications: [{ at: 0s, channel: c, firing: -1 }] } }', ''],
    ['{ name: a, alert: {}, expect: { render: { c: { message: {} } } } }', ''],
  ])('is refused by its schema: %s', async (test, part) => {
    const { problems } = await testOf(test);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(part);
  });
});
