import { afterEach, describe, expect, it } from 'vitest';
import { aProblem } from '../testing/a-report.ts';
import { aFolder, removeFolders, run } from '../testing/run.ts';
import { shownLines } from './shown-lines.ts';

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
        '  3 | server: { auth: { basic: { username: me, pasword: *** } }, listen: 5 }',
        '    |                                          ^',
      ].join('\n'),
    );
    expect(said).toContain(`    |${' '.repeat(68)}^`);
    const [short] = await saidOf('channels:\n  c: CANARY-CANARY-CANARY');
    expect(short).toContain(['  4 |   c: ***', '    |      ^'].join('\n'));
  });

  it.each([
    ['of a template in its own file', 't.hbs', '{{! token: the key }}\n{{lables.host}} token x', 2, 3],
    [
      'of a template in quotes',
      'signalbox.yaml',
      'templates: { t: { message: "the token # key: {{x}} {{lables.x}}" } }',
      1,
      54,
    ],
    [
      'of a template in a block',
      'signalbox.yaml',
      'templates:\n  t:\n    message: |\n      token x # key: {{lables.x}}\n',
      4,
      26,
    ],
    ['of a key that comes later', 'signalbox.yaml', 'scope: { team: a }', 1, 1],
    [
      'of a value that is wrong',
      'signalbox.yaml',
      'channels: { c: { colors: { critical: violet, token: violet } } }',
      1,
      38,
    ],
  ])('show what is none, with the caret where it belongs: %s', (_, name, text, line, column) => {
    const code = name === 't.hbs' ? 'template-path' : 'not-yet-supported';
    const shown = shownLines(text, [aProblem({ code, line, column })], { mask: (all) => all, yaml: name !== 't.hbs' });
    const written = text.split('\n')[line - 1];
    expect(shown.line(line)).toBe(written);
    expect(shown.before(line, column)).toBe(column - 1);
  });

  it('have their caret behind a value that is masked', () => {
    const mask = (text: string) => text.replaceAll('CANARY', '***');
    const shown = shownLines('message: "CANARY {{lables.x}}"', [], { mask });
    expect([shown.line(1), shown.before(1, 20)]).toEqual(['message: "*** {{lables.x}}"', 16]);
  });
});
