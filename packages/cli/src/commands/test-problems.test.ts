import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run } from '../testing/run.ts';
import { BURST, CONFIG, ENV, inOrder, testing } from '../testing/run-tests.ts';

afterEach(removeFolders);

describe('a test file that is wrong', () => {
  it.each([
    ['  - { name: a, alrt: {}, expect: { muted: true } }', 2, 'unknown key "alrt"', 'did you mean "alert"?'],
    ['  - { name: a, alert: {}, expect: { chanels: [] } }', 2, 'unknown key "chanels"', 'did you mean "channels"?'],
    [
      '  - { name: a, alert: { labels: {}, anotations: {} }, expect: { muted: true } }',
      2,
      'unknown key',
      'annotations',
    ],
    ['  - { name: a, alert: {}, expect: { channels: [ops-rom] } }', 2, 'no channel "ops-rom"', '"ops-room"?'],
    ['  - { name: a, alert: {}, source: makerel, expect: { channels: [] } }', 2, 'no source', '"mackerel"?'],
    [
      '  - { name: a, alert: {}, expect: { render: { pager: { bdy: { equals: a } } } } }',
      2,
      'no part "bdy"',
      '"body"?',
    ],
    ['  - { name: a, alert: {}, expect: { render: { pager: { body: { matches: "(" } } } } }', 2, 'regular', '^'],
    ['  - { name: a, steps: [{ at: 5x }], expect: { notifications: [] } }', 2, '"5x" is', '`30s`'],
    ['  - { name: a, steps: [{ at: 9w }], expect: { notifications: [] } }', 2, 'at most 8w', '^'],
    ['  - { name: a, steps: [{ at: 5s }, { at: 4s }], expect: { notifications: [] } }', 2, 'before the step', '^'],
    ['  - { name: a, steps: [{ at: 5s }], expect: { channels: [] } }', 2, 'has no meaning', 'notifications'],
    ['  - { name: a, expect: { channels: [] } }', 2, 'one of `alert`, `payload` and `steps`', '^'],
    ['  - { name: a, payload: {}, expect: { channels: [] } }', 2, 'needs the `source`', '^'],
    ['  - { name: a, at: 2026-01-01T00:00:00, alert: {}, expect: { muted: true } }', 2, 'not a time', '+09:00'],
    ['  - { name: a, alert: {}, expect: {} }', 2, 'must NOT have fewer than 1', '^'],
  ])('%s', async (test, line, message, hint) => {
    const { code, stdout } = await testing(test.replace(/^/, ''));
    expect(code).toBe(1);
    expect(stdout).toMatch(
      inOrder(
        'a.test.yaml: could not run',
        `a.test.yaml:${line + 1}:`,
        message,
        hint,
        '0 passed, 1 file could not run',
      ),
    );
  });

  it('does not keep others from running', async () => {
    const cwd = await aFolder({
      'signalbox.yaml': CONFIG,
      'a.test.yaml': 'tests: [',
      'b/b.test.yaml': `${ENV}config: ..\ntests:\n  - { name: b, alert: {}, expect: { channels: [ops-room] } }`,
    });
    const { code, stdout } = await run(['test', '.'], { cwd });
    expect([code, stdout]).toEqual([1, expect.stringContaining('2 files: 1 passed, 1 file could not run')]);
  });

  it('has the problems of its configuration, as check has them', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': CONFIG, 'a.test.yaml': `tests:${BURST}` });
    const { code, stdout } = await run(['test', 'a.test.yaml'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(inOrder('a.test.yaml: could not run', 'signalbox.yaml:4:', 'secret-missing', 'PASSWORD'));
  });

  it.each(['nothing', 'signalbox.yaml', 'empty'])('%s is no test file', async (given) => {
    const cwd = await aFolder({ 'signalbox.yaml': CONFIG, 'empty/README.md': '' });
    expect(await run(['test', given], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(given),
    });
  });
});
