import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run } from '../testing/run.ts';

afterEach(removeFolders);

/** What `check`, `explain` and `serve` write of a broken configuration. */
async function saidOf(lines: string): Promise<readonly string[]> {
  const cwd = await aFolder({ 'signalbox.yaml': `version: 1\nunmatched: { to: [] }\n${lines}\n` });
  const runs = [
    ['check', 'signalbox.yaml'],
    ['check', 'signalbox.yaml', '--format', 'json'],
    ['explain', '-c', 'signalbox.yaml', '--labels', '{}'],
    ['serve', '-c', 'signalbox.yaml', '--listen', '127.0.0.1:0', '--log-level', 'silent'],
  ];
  const said: string[] = [];
  for (const args of runs) {
    const { code, stdout, stderr } = await run(args, { cwd });
    expect(code).toBe(1);
    said.push(stdout + stderr);
  }
  return said;
}

describe('the lines of a broken configuration', () => {
  it.each([
    ['a misspelt password', 'sources: { m: { type: mackerel, auth: { basic: { username: m, pasword: CANARY } } } }'],
    ['a misspelt token and a mistake beside it', 'server: { auth: { beaer: CANARY }, listen: 5 }'],
    ['a misspelt token in the line before another mistake', 'server:\n  auth: { beaer: CANARY }\n  listen: 5'],
    ['a misspelt key and a mistake below it', 'server:\n  ath:\n    - bearer: CANARY\nroutes: 5'],
    ['a credential that is a word', 'server: { auth: CANARY }'],
    ['a credential that is a word in a list', 'server:\n  auth:\n    - CANARY'],
    ['a token without a colon', 'channels:\n  c:\n    transport: hipchat\n    token CANARY\n    room: "1"'],
    [
      'a token without a colon, after another value',
      'channels:\n  c:\n    transport: hipchat\n    room: 1\n      token CANARY',
    ],
    [
      'a token without a colon, in a map on one line',
      'channels: { c: { transport: hipchat, token CANARY, room: "1" } }',
    ],
    ['a token with another sign', 'channels: { c: { transport: hipchat, token=CANARY, room: "1" } }'],
    ['a misspelt token without a colon', 'channels: { c: { transport: hipchat, tokn CANARY, room: "1" } }'],
    ['a secret in place of a channel', 'channels: { tokn: CANARY }'],
    ['a secret in place of a map', 'channels: { c: [CANARY] }'],
    ['headers that are a text', 'channels:\n  c:\n    transport: webhook\n    headers: "X: CANARY"'],
    [
      'a misspelt token over several lines',
      'channels:\n  c:\n    transport: hipchat\n    tokn: |\n      CANARY\n      CANARY\n    rom: "1"',
    ],
    ['a misspelt token that is there twice', 'channels: { c: { transport: log, tokn: CANARY, tokn: CANARY2 } }'],
    ['a password that is an alias', 'server: { auth: { bearer: *CANARY } }'],
    ['a password that is a tag', 'server: { auth: { bearer: !CANARY } }'],
    ['a password that is a block', 'server:\n  auth:\n    bearer: |CANARY\n'],
    ['a key of another transport', 'channels: { c: { transport: nobody, routingKey: CANARY, rooom: 5 } }'],
    ['a misspelt token in a file that is no YAML', 'channels:\n  c:\n    tokn: CANARY\n   room: "1"'],
    ['what stands after the end of a value', 'channels:\n  c:\n    tokn: "a" CANARY\n    room: "1"'],
    ['a value after a bracket too many', 'routes: []\n] CANARY'],
  ])('show no secret: %s', async (_, lines) => {
    for (const said of await saidOf(lines)) expect(said).not.toContain('CANARY');
  });

  it('show what is none', async () => {
    const [said] = await saidOf('server: { listen: 8080 }\nroutes:\n  - to: [nobody]\n    groupWait: soon');
    expect(said).toContain('3 | server: { listen: 8080 }');
    expect(said).toContain('5 |   - to: [nobody]');
    expect(said).toContain('6 |     groupWait: soon');
  });

  it('have their caret at what was hidden, not beyond it', async () => {
    const lines = 'server: { auth: { basic: { username: me, pasword: CANARY-CANARY-CANARY } }, listen: 5 }';
    const [said] = await saidOf(lines);
    expect(said).toContain(
      [
        '  3 | server: { auth: { basic: { username: ***, pasword: *** } }, listen: 5 }',
        '    |                                           ^',
      ].join('\n'),
    );
    expect(said).toContain(`    |${' '.repeat(69)}^`);
    const [short] = await saidOf('channels:\n  c: CANARY-CANARY-CANARY');
    expect(short).toContain(['  4 |   c: ***', '    |      ^'].join('\n'));
  });
});
