import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run, SHOP } from '../testing/run.ts';

afterEach(removeFolders);

const MISTAKEN = SHOP.replace('    room: "1"', '    rom: "1"').replace(
  'unmatched: { to: [room] }',
  'unmatched: { to: [rooms] }',
);

async function check(text: string, ...args: readonly string[]) {
  const cwd = await aFolder({ 'signalbox.yaml': text });
  return run(['check', 'signalbox.yaml', ...args], { cwd });
}

describe('check', () => {
  it('says that a good configuration is good', async () => {
    expect(await check(SHOP)).toEqual({ code: 0, stdout: '✓ 1 file: good\n', stderr: '' });
  });

  it('says all that is wrong, like a compiler', async () => {
    const { code, stdout, stderr } = await check(MISTAKEN);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain(
      [
        'signalbox.yaml:11:5 error unknown-key unknown key "rom"',
        '  10 |     baseUrl: http://127.0.0.1:1',
        '  11 |     rom: "1"',
        '     |     ^',
        '  hint: did you mean "room"?',
      ].join('\n'),
    );
    expect(stdout).toMatch(/signalbox\.yaml:25:\d+ error unknown-channel/);
    expect(stdout).toMatch(/✗ 1 file: [2-9] errors/);
  });

  it('shows no secret in its frames, not even one that stands in the next line', async () => {
    const formats = ['pretty', 'json', 'github', 'sarif', 'junit'];
    const texts = [
      MISTAKEN,
      SHOP.replace('    template: short', '    templat: short'),
      `${SHOP}\n  - [`,
      SHOP.replace('token:', 'token: {'),
      SHOP.replace('token:', 'tokn:'),
      SHOP.replace('canary-token', `"\${env:T:-canary-token}\\q"`),
    ];
    for (const text of texts) {
      for (const format of formats) {
        const { stdout } = await check(text, '--format', format);
        expect(stdout).not.toContain('canary');
      }
    }
  });

  it('--format json is one document, as documented', async () => {
    const { code, stdout } = await check(MISTAKEN, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      files: ['signalbox.yaml'],
      problems: expect.arrayContaining([
        {
          severity: 'error',
          code: 'unknown-key',
          file: 'signalbox.yaml',
          line: 11,
          column: 5,
          path: 'channels.room.rom',
          message: 'unknown key "rom"',
          hint: 'did you mean "room"?',
        },
      ]),
    });
    expect(JSON.parse((await check(SHOP, '--format', 'json')).stdout)).toEqual({
      ok: true,
      files: ['signalbox.yaml'],
      problems: [],
    });
  });

  it('--format github annotates lines', async () => {
    const { stdout } = await check(MISTAKEN, '--format', 'github');
    expect(stdout).toContain(
      '::error file=signalbox.yaml,line=11,col=5,title=unknown-key::unknown key "rom" (did you mean "room"?)',
    );
    expect((await check(SHOP, '--format', 'github')).stdout).toBe('');
  });

  it('--format sarif has rules and places', async () => {
    const { runs, version } = JSON.parse((await check(MISTAKEN, '--format', 'sarif')).stdout);
    const [{ tool, results }] = runs;
    expect(version).toBe('2.1.0');
    const result = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'unknown-key');
    expect(tool.driver.rules[result.ruleIndex]).toMatchObject({
      id: 'unknown-key',
      shortDescription: { text: expect.any(String) },
    });
    expect(result.level).toBe('error');
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'signalbox.yaml' },
      region: { startLine: 11, startColumn: 5 },
    });
  });

  it('--format junit has a case a file', async () => {
    const { stdout } = await check(MISTAKEN, '--format', 'junit');
    expect(stdout).toMatch(/<testsuite name="signalbox check" tests="1" failures="1" errors="0">/);
    expect(stdout).toContain('<failure type="unknown-key" message="unknown key &quot;rom&quot;">');
    expect((await check(SHOP, '--format', 'junit')).stdout).toContain(
      '<testcase classname="signalbox.check" name="signalbox.yaml"/>',
    );
  });

  it('says what can mean nothing, and that the configuration is good all the same', async () => {
    const text = SHOP.replace('    token:', '    notify: [crit, ok]\n    colors: { warn: red }\n    token:');
    const { code, stdout } = await check(
      `${text}silences: [{ match: { alertname: A|B, severity: error }, until: 2099-01-01T00:00:00Z }]\n`,
    );
    const problems = stdout.split('\n').filter((line) => /^(signalbox\.yaml:| {2}hint:)/.test(line));
    expect(problems.map((line) => line.replace(/^.*?(?=warning|hint)/, ''))).toEqual([
      'warning unknown-severity "crit" is not a severity that Signalbox knows',
      'hint: did you mean "critical"?',
      'warning unknown-severity "ok" is not a severity that Signalbox knows',
      'hint: did you mean "resolved"?',
      'warning unknown-severity "warn" is not a severity that Signalbox knows',
      'hint: did you mean "warning"?',
      'warning pattern-as-text "A|B" is compared as it stands: it looks like a regular expression',
      'hint: write `[A, B]`, or `{ matches: "A|B" }`',
    ]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/✓ 1 file: good, with 4 warnings\n$/)]);
  });

  it.each(['notify: yes', 'card: on', 'mentions: "false"', 'sendResolved: no', 'suspended: off', 'allowPrivate: 1'])(
    'says which truth to write: %s',
    async (option) => {
      const { code, stdout } = await check(SHOP.replace('    token:', `    ${option}\n    token:`));
      const truth = /yes|on|1/.test(option.split(':')[1] ?? '');
      expect([code, stdout]).toEqual([1, expect.stringMatching(`hint: write \`${truth}\`(, without quotes)?\n`)]);
    },
  );

  it('takes several paths, and names files as they are reached from here', async () => {
    const cwd = await aFolder({ 'a/signalbox.yaml': SHOP, 'b/signalbox.yaml': MISTAKEN });
    const { code, stdout } = await run(['check', 'a', 'b/signalbox.yaml', '--format', 'json'], { cwd });
    const { files, problems } = JSON.parse(stdout);
    expect([code, files]).toEqual([1, ['a/signalbox.yaml', 'b/signalbox.yaml']]);
    expect(problems.every(({ file }: { file: string }) => file === 'b/signalbox.yaml')).toBe(true);
  });

  it('of a file that does not exist says so, and exits with 1', async () => {
    const said = await run(['check', 'nowhere.yaml'], { cwd: await aFolder({}) });
    expect(said.stdout).toContain('\n\n✗ 1 error\n');
    const { code, stdout } = await run(['check', 'nowhere.yaml', '--format', 'json'], { cwd: await aFolder({}) });
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      { ok: false, problems: [{ code: 'file-missing', file: 'nowhere.yaml' }] },
    ]);
  });
});
