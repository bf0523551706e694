import { afterEach, describe, expect, it } from 'vitest';
import { anHttpServer, stopHttpServers } from '../testing/an-http-server.ts';
import { aFolder, removeFolders, run, SHOP } from '../testing/run.ts';

afterEach(async () => {
  stopHttpServers();
  await removeFolders();
});

const SERVER = [
  ['alerts'],
  ['alerts', 'list'],
  ['alerts', 'show', 'x'],
  ['alerts', 'resolve', 'x'],
  ['groups'],
  ['groups', 'show', 'x'],
  ['silences'],
  ['silences', 'show', 'x'],
  ['silences', 'add', '-m', 'a=b', '--for', '1h', '--comment', 'c', '--author', 'a'],
  ['silences', 'edit', 'x', '--for', '1h', '--author', 'a'],
  ['silences', 'expire', 'x'],
  ['reload'],
];

describe('a command that asks a server', () => {
  it.each(SERVER)('%s %s is exit code 2 where there is none, with what to do', async (...args) => {
    const { code, stdout, stderr } = await run([...args.filter(Boolean), '--url', 'http://127.0.0.1:2']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'error: no answer from http://127.0.0.1:2: nothing listens there\n' +
        '  hint: is the server running? name it with --url, or SIGNALBOX_URL in the environment\n',
    );
  });

  it.each(SERVER)('%s %s is exit code 2 where it is not let in, and does not show its token', async (...args) => {
    const url = await anHttpServer((_request, response) => void response.writeHead(401).end('{"detail":"no"}'));
    const { code, stdout, stderr } = await run([...args.filter(Boolean), '--url', url, '--token', 'canary']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: the server does not take these credentials\n {2}hint: --token TOKEN/);
    expect(stderr).not.toContain('canary');
  });

  it.each(SERVER.filter(([name]) => name !== 'reload'))(
    '%s %s is exit code 1 where the server refuses, with all that it says and nothing that a terminal obeys',
    async (...args) => {
      const body = JSON.stringify({ detail: 'no', problems: ['first\u001b[2J', 'second\u202e'] });
      const url = await anHttpServer((_request, response) => void response.writeHead(400).end(body));
      expect(await run([...args.filter(Boolean), '--url', url])).toEqual({
        code: 1,
        stdout: '',
        stderr: 'error: first\\u001b[2J\nerror: second\\u202e\n',
      });
    },
  );

  it.each(SERVER)('%s %s is exit code 2 for an address that is not one', async (...args) => {
    const { code, stderr } = await run([...args.filter(Boolean), '--url', 'nowhere']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('"nowhere" is not an address')]);
  });
});

describe('a command that needs a configuration', () => {
  const NEEDING = [
    ['explain', '--labels', '{}'],
    ['render', '--channel', 'room', '--alerts', '-'],
    ['send', '--channel', 'room'],
    ['serve', '--listen', '127.0.0.1:0', '--log-level', 'silent'],
  ];

  it.each(NEEDING)('%s is exit code 1 for a broken one, with its problems and no secret', async (...args) => {
    const cwd = await aFolder({ 'signalbox.yaml': SHOP.replace('token:', 'tokn:') });
    const { code, stdout, stderr } = await run([...args, '-c', 'signalbox.yaml'], { cwd });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('signalbox.yaml:12:5 error unknown-key unknown key "tokn"');
    expect(stderr).toContain('tokn: ***');
    expect(stderr).not.toContain('canary');
  });

  it.each(NEEDING)('%s is exit code 1 for one that does not exist', async (...args) => {
    const { code, stdout, stderr } = await run([...args, '-c', 'nowhere.yaml'], { cwd: await aFolder({}) });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('file-missing');
  });

  it.each(NEEDING)('%s is exit code 2 without one', async (...args) => {
    const { code, stderr } = await run(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining("required option '-c, --config <path>' not specified")]);
  });

  it.each([
    ['render', '--channel', 'rom', '--alerts', '-'],
    ['send', '--channel', 'rom'],
  ])('%s is exit code 2 for a channel that it does not have', async (...args) => {
    const cwd = await aFolder({ 'signalbox.yaml': SHOP });
    const { code, stderr } = await run([...args, '-c', 'signalbox.yaml'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'error: the configuration has no channel "rom"\n  hint: did you mean "room"?\n',
    ]);
  });

  it.each([['render', '--channel', 'room'], ['explain']])(
    '%s is exit code 2 for alerts or a source that there are not',
    async (...args) => {
      const cwd = await aFolder({ 'signalbox.yaml': SHOP });
      const asked = (...more: readonly string[]) => run([...args, '-c', 'signalbox.yaml', ...more], { cwd });
      expect(await asked('--alerts', 'nowhere.jsonl')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('cannot read nowhere.jsonl (ENOENT)'),
      });
      expect(await asked('--alerts', '-', '--source', 'mackerl')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('did you mean "mackerel"?'),
      });
      expect(await asked('--alerts', '-', '--at', 'noon')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('"noon" is not a time'),
      });
    },
  );
});

describe('silences', () => {
  it('edit is exit code 2 where nothing is to be changed', async () => {
    expect(await run(['silences', 'edit', 'x'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: there is nothing to change: name something\n  hint: --for 30m, --matcher MATCHER, --comment TEXT\n',
    });
  });
});
