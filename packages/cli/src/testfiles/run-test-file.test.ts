import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders } from '../testing/run.ts';
import { CONFIG, ENV } from '../testing/run-tests.ts';
import { readTestFile } from './read-test-file.ts';
import { runTestFile } from './run-test-file.ts';

afterEach(removeFolders);

async function runFile(tests: string, { config = CONFIG, env = {}, head = ENV } = {}) {
  const cwd = await aFolder({ 'signalbox.yaml': config, 'a.test.yaml': `${head}tests:\n${tests}` });
  const file = await readTestFile(path.join(cwd, 'a.test.yaml'), 'a.test.yaml');
  return runTestFile(file, { env, update: false });
}

const GOOD = '  - { name: good, alert: {}, expect: { channels: [ops-room] } }\n';
const named = ({ problems }: Awaited<ReturnType<typeof runFile>>) =>
  problems.map(({ line, code, message, hint }) => [line, code, message, hint]);

describe('the tests of a file', () => {
  it('run in their order', async () => {
    const { tests, problems, updated } = await runFile(
      `${GOOD}${GOOD.replace('good', 'bad').replace('ops-room', 'pager')}`,
    );
    expect(tests.map(({ name, mismatches }) => [name, mismatches.length])).toEqual([
      ['good', 0],
      ['bad', 1],
    ]);
    expect([problems, updated]).toEqual([[], 0]);
  });

  it('do not run against a broken configuration', async () => {
    const { tests, problems, loaded } = await runFile(GOOD, { config: CONFIG.replace('channels:', 'chanels:') });
    expect([tests, problems]).toEqual([[], []]);
    expect(loaded?.config).toBeUndefined();
  });

  it('have the environment of the file before that of the process', async () => {
    const config = CONFIG.replace('alertname}}', `alertname}} \${env:STAGE}`);
    const test =
      '  - { name: a, alert: { alertname: A }, expect: { render: { ops-room: { message: { contains: in-file } } } } }\n';
    const head = ENV.replace(' }', ', STAGE: in-file }');
    expect((await runFile(test, { config, head, env: { STAGE: 'of-process' } })).tests[0]?.mismatches).toEqual([]);
    expect((await runFile(test, { config, env: { STAGE: 'of-process' } })).tests[0]?.mismatches).toHaveLength(1);
  });

  it('show no secret in what is not as expected', async () => {
    const { tests } = await runFile(
      '  - { name: a, alert: { service: payments }, expect: { render: { pager: { request: { equals: canary-password } } } } }\n' +
        '  - { name: b, alert: { service: canary-password }, expect: { channels: [pager] } }\n',
    );
    expect(tests.every(({ mismatches }) => mismatches.length === 1)).toBe(true);
    expect(JSON.stringify(tests)).not.toContain('canary');
  });

  it.each([
    [
      'channel',
      'expect: { channels: [ops-rom] }',
      ['unknown-channel', 'the configuration has no channel "ops-rom"', 'did you mean "ops-room"?'],
    ],
    [
      'channel of a text',
      'expect: { render: { pagr: { body: { equals: a } } } }',
      ['unknown-channel', 'the configuration has no channel "pagr"', 'did you mean "pager"?'],
    ],
    [
      'channel of a notification',
      'expect: { notifications: [{ at: 0s, channel: x }] }',
      ['unknown-channel', 'the configuration has no channel "x"', 'there are: ops-room, pager'],
    ],
    [
      'part',
      'expect: { render: { pager: { message: { equals: a } } } }',
      ['unknown-key', 'pager has no part "message"', 'there are: body, request'],
    ],
    [
      'part of a notification',
      'expect: { notifications: [{ at: 0s, channel: pager, render: { bdy: { equals: a } } }] }',
      ['unknown-key', 'pager has no part "bdy"', 'did you mean "body"?'],
    ],
    [
      'source',
      'source: mackerl, expect: { channels: [] }',
      ['wrong-value', 'the configuration has no source "mackerl"', 'did you mean "mackerel"?'],
    ],
  ])('may not name an unknown %s', async (_what, rest, problem) => {
    expect(named(await runFile(`  - { name: a, alert: {}, ${rest} }\n`))).toEqual([[3, ...problem]]);
  });

  it('may not have a pattern that is not one, and names all mistakes in their order', async () => {
    const { problems } = await runFile(
      '  - { name: a, alert: {}, expect: { render: { pager: { body: { matches: "(" } } } } }\n' +
        '  - { name: b, alert: {}, expect: { channels: [x] } }\n',
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'wrong-value'],
      [4, 'unknown-channel'],
    ]);
  });
});
