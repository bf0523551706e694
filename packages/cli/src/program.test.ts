import { describe, expect, it } from 'vitest';
import { run } from './testing/run.ts';

const COMMANDS = [
  'serve',
  'demo',
  'hipchat-simulator',
  'check',
  'test',
  'explain',
  'render',
  'send',
  'schema',
  'import',
  'reload',
  'alerts',
  'groups',
  'deliveries',
  'silences',
  'store',
];

describe('the program', () => {
  it('has these commands, and no others', async () => {
    const { code, stdout } = await run(['--help']);
    const listed = [...stdout.matchAll(/^ {2}([a-z-]+) .*$/gm)]
      .map(([, name]) => name)
      .filter((name) => name !== 'help');
    expect([code, listed]).toEqual([0, COMMANDS]);
  });

  it('helps with a command, and with itself', async () => {
    expect(await run(['help', 'check'])).toMatchObject({ code: 0, stdout: expect.stringContaining('signalbox check') });
    expect(await run(['help'])).toMatchObject({ code: 0, stdout: expect.stringContaining('signalbox [') });
    const help = await run(['silences', 'add', '--help']);
    expect(help.stdout).toContain('Usage: signalbox silences add');
    expect(await run(['help', 'silences', 'add'])).toEqual(help);
    expect(await run(['help', 'help'])).toMatchObject({ code: 2 });
  });

  it.each([['hipchat-simulator'], ['alerts', 'list']])(
    '%s %s --help shows no default that is none',
    async (...args) => {
      expect((await run([...args.filter(Boolean), '--help'])).stdout).not.toContain('default: []');
    },
  );

  it.each(COMMANDS)('%s --help has examples', async (command) => {
    const { code, stdout } = await run([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n {2}\\$ .*signalbox ${command}`));
  });

  it('prints its version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each([
    [['serv'], 'Did you mean serve?'],
    [['alerts', 'lst'], 'hint: did you mean "list"?'],
    [['silences', 'ad'], 'hint: did you mean "add"?'],
    [['groups', 'shw', 'x'], 'hint: did you mean "show"?'],
    [['import', 'alertmanger'], 'hint: did you mean "alertmanager"?'],
    [['groups', 'wonderful'], 'hint: there are: list, show'],
    [['help', 'nope'], "error: unknown command 'nope'"],
    [['help', 'serv'], 'Did you mean serve?'],
    [['serve', '-c', 'x', '--store', 'foo'], 'Write sqlite:PATH'],
    [['serve', '-c', 'x', '--store', 'sqlite:'], 'Write sqlite:PATH'],
    [['serve', '-c', 'x', '--store', 'sqlite:.'], 'Write sqlite:PATH'],
    [['serve', '-c', 'x', '--store', 'postgres://h/d'], 'Write sqlite:PATH'],
    [['demo', '--store', 'foo'], 'Write sqlite:PATH'],
    [['serve', '--confg', 'x'], 'Did you mean --config?'],
    [['serve'], "required option '-c, --config <path>' not specified"],
    [['check'], "missing required argument 'path'"],
    [['check', 'x', '--format', 'yaml'], 'Allowed choices are pretty, json, github, sarif, junit'],
    [['serve', '-c', 'x', '--listen', 'nowhere'], 'Write HOST:PORT'],
    [['serve', '-c', 'x', '--listen', '127.0.0.1:99999'], 'Write HOST:PORT'],
    [['explain', '-c', 'x'], '--labels JSON or --alerts FILE'],
    [['explain', '-c', 'x', '--labels', '{}', '--alerts', '-'], 'cannot be used with'],
    [['demo', '--speed', '0'], 'Write a number above 0'],
    [['explain', '-c', 'x', '--labels', '{}', '--at', 'noon'], 'is not a time'],
    [['explain', '-c', 'x', '--labels', '{}', '--at', '2026-12-24'], 'has no time zone'],
    [['render', '-c', 'x', '--channel', 'c', '--alerts', '-', '--at', '2026-12-24T10:00'], 'has no time zone'],
    [['silences', 'add', '-m', 'a=b', '--comment', 'c', '--until', '1'], 'write it like 2026-11-23T10:00:00+09:00'],
  ])('used wrongly is exit code 2, with what would be right, on stderr: %j', async (args, hint) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
  });

  it('alone shows its help, and is exit code 2', async () => {
    const { code, stderr } = await run([]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Usage: signalbox')]);
  });

  it('colours only where colours are shown', async () => {
    const args = ['explain', '-c', '/nowhere', '--labels', '{}'];
    expect((await run(args, { colours: true })).stderr).toContain('\u001b[');
    expect((await run(args)).stderr).not.toContain('\u001b[');
  });

  it('does not obey control characters of others', async () => {
    const { stderr } = await run(['check', 'x', '--\u001b[31m\u202eevil']);
    expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });
});
