import { access, cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run } from '../testing/run.ts';
import { CONFIG, ENV, inOrder, testing } from '../testing/run-tests.ts';

afterEach(removeFolders);

const CONFIGS = fileURLToPath(new URL('../../../../configs', import.meta.url));

describe('snapshots', () => {
  const SNAPSHOT = `
  - name: words
    alert: { alertname: Down, severity: warning }
    expect: { render: { ops-room: { message: { snapshot: true } } } }
  - name: a request
    alert: { service: payments }
    expect: { notifications: [{ at: 30s, channel: pager, render: { request: { snapshot: true } } }, { at: 30s, channel: ops-room }] }
`;

  it('are kept with --update, without secrets, and compared', async () => {
    const missing = await testing(SNAPSHOT);
    expect([missing.code, missing.stdout]).toEqual([1, expect.stringContaining('there is no snapshot of it yet')]);

    const { cwd, code, stdout } = await testing(SNAPSHOT, '--update');
    expect([code, stdout]).toEqual([0, expect.stringContaining('2 passed; 2 snapshots updated')]);
    const kept = await readFile(path.join(cwd, 'a.test.yaml.snap'), 'utf8');
    expect(kept).toContain('"words: ops-room message": Down warning');
    expect(kept).not.toContain('canary');
    expect((await run(['test', '.'], { cwd })).code).toBe(0);

    await writeFile(path.join(cwd, 'signalbox.yaml'), CONFIG.replace('{{severity}}', '{{upper severity}}'));
    const changed = await run(['test', '.'], { cwd });
    expect(changed.code).toBe(1);
    expect(changed.stdout).toMatch(inOrder('has another text than its snapshot', '- Down warning', '+ Down WARNING'));
  });

  it('that no test asks for any more go with --update', async () => {
    const { cwd } = await testing(SNAPSHOT, '--update');
    await writeFile(
      path.join(cwd, 'a.test.yaml'),
      `${ENV}tests:${SNAPSHOT.replaceAll('snapshot: true', 'contains: ""')}`,
    );
    await run(['test', '.', '--update'], { cwd });
    await expect(access(path.join(cwd, 'a.test.yaml.snap'))).rejects.toThrow();
  });
});

describe('the report', () => {
  const TWO = `
  - { name: "good & <well>", alert: {}, expect: { channels: [ops-room] } }
  - { name: bad, alert: {}, expect: { channels: [pager] } }
`;

  it('--format json is one document', async () => {
    const { code, stdout } = await testing(TWO, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      passed: 1,
      failed: 1,
      files: [
        {
          file: 'a.test.yaml',
          problems: [],
          tests: [
            { name: 'good & <well>', line: 4, ok: true, failures: [] },
            {
              name: 'bad',
              ok: false,
              failures: [{ type: 'value', what: 'channels', expected: 'pager', told: 'ops-room' }],
            },
          ],
        },
      ],
    });
  });

  it('--format junit has a suite a file and a case a test', async () => {
    const { stdout } = await testing(TWO, '--format', 'junit');
    expect(stdout).toMatch(
      inOrder(
        '<testsuites name="signalbox test" tests="2" failures="1" errors="0">',
        '<testsuite name="a.test.yaml" tests="2" failures="1" errors="0">',
        '<testcase classname="a.test.yaml" name="good &amp; &lt;well&gt;" line="4"/>',
        '<failure message="channels are not as expected">',
        '- expected  pager',
      ),
    );
  });

  it('is coloured on a terminal only', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': CONFIG, 'a.test.yaml': `${ENV}tests:${TWO}` });
    expect((await run(['test', '.'], { cwd, colours: true })).stdout).toContain('\u001b[31m- expected');
    expect((await run(['test', '.'], { cwd })).stdout).not.toContain('\u001b');
  });
});

describe('the tests beside our configurations', () => {
  it('are green', async () => {
    const { code, stdout } = await run(['test', CONFIGS]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/✓ \d+ files: \d+ passed/)]);
  });

  it('go red when a route is changed, and show what is told instead', async () => {
    const cwd = await aFolder({});
    await cp(path.join(CONFIGS, 'demo'), cwd, { recursive: true });
    const main = path.join(cwd, 'signalbox.yaml');
    const text = await readFile(main, 'utf8');
    await writeFile(
      main,
      text.replace(
        'match: { host: { exists: true } }\n    to: [ops-room]',
        'match: { host: { exists: true } }\n    to: [shop-room]',
      ),
    );
    const { code, stdout } = await run(['test', '.'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(
      inOrder('customers do not notice a single host of the shop', '- expected  ops-room', '+ found     shop-room'),
    );
    expect(stdout).toMatch(inOrder('two alerts of a host', '- 1s', 'ops-room', '+ 1s', 'shop-room', 'hosts'));
  });
});
