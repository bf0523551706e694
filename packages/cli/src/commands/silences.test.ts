import { afterEach, describe, expect, it } from 'vitest';
import { aServer, fire, HOSTS, stopServers } from '../testing/a-server.ts';
import { removeFolders } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

const ADD = ['silences', 'add', '-m', 'host=db-1', '--comment', 'new disks'];

describe('silences add', () => {
  it('silences what matches, and prints the id', async () => {
    const { url, signalbox } = await aServer();
    await fire(url, { host: 'db-1' });
    const { code, stdout, stderr } = await signalbox([...ADD, '--for', '2h']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[0-9a-f-]{36}\n$/);
    expect(stderr).toMatch(/^active: host="db-1"; silences 1 alert now; ends in 2h \(.*Z\)\n$/);
    const list = await signalbox(['silences']);
    expect(list.stdout).toMatch(/^ID +STATE +ALERTS {2}BEGINS OR ENDS +AUTHOR +MATCHES +COMMENT\n/);
    expect(list.stdout).toMatch(/ active {2}1 .* kana {4}host="db-1" {2}new disks\n$/);
  });

  it.each([
    ['silences', 'add'],
    ['silences', 'create'],
  ])('takes matchers as amtool does: %s %s', async (...command) => {
    const { signalbox } = await aServer();
    const { code, stderr } = await signalbox([
      ...command,
      'host=db-1',
      'severity!=critical',
      ...['-m', 'rack=~"r.*"', '--for', '2h', '--comment', 'disks'],
    ]);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^active: host="db-1" and severity!="critical" and rack=~"r\.\*"; /),
    ]);
  });

  it('doubts what may be meant otherwise, and silences it all the same', async () => {
    const { signalbox } = await aServer();
    const doubted = ['silences', 'add', 'severity=crit', 'host=web-.*', '--comment', 'c', '--for', '1h'];
    const { code, stdout, stderr } = await signalbox(doubted);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^[0-9a-f-]{36}\n$/)]);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'warning: "crit" is not a severity that Signalbox knows; did you mean "critical"?',
      'warning: "web-.*" is compared as it stands: it looks like a regular expression; write `host=~"web-.*"`',
    ]);
    const { stderr: edited } = await signalbox(['silences', 'edit', stdout.trim(), '-m', 'severity=warn']);
    expect(edited).toMatch(/^warning: "warn" is not a severity .* did you mean "warning"\?\n/);
  });

  it('begins later where asked, and lasts from then', async () => {
    const { signalbox } = await aServer();
    const from = '2126-11-24T10:00:00+09:00';
    const { stdout } = await signalbox([...ADD, '--from', from, '--for', '90m', '--author', 'ryo', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'pending',
      startsAt: '2126-11-24T01:00:00.000Z',
      endsAt: '2126-11-24T02:30:00.000Z',
      author: 'ryo',
    });
  });

  it('ends at a time', async () => {
    const { signalbox } = await aServer();
    const { stdout } = await signalbox([...ADD, '--until', '2126-11-24T10:00:00Z', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'active', endsAt: '2126-11-24T10:00:00.000Z' });
  });

  it('silences everything only by force', async () => {
    const { url, signalbox } = await aServer();
    await fire(url, { host: 'db-1' });
    const everything = ['silences', 'add', '-m', 'a=~".*"', '--comment', 'night', '--for', '1h'];
    expect(await signalbox(everything)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/may silence everything: .* or add --force\n$/),
    });
    const forced = await signalbox([...everything, '--force']);
    expect(forced).toMatchObject({ code: 0, stderr: expect.stringContaining('silences 1 alert now') });
    expect((await signalbox(['silences', 'edit', forced.stdout.trim(), '--for', '2h'])).code).toBe(0);
  });

  it.each([
    ['no end', [], 2, 'has no end'],
    ['two ends', ['--for', '1h', '--until', '2126-01-01T00:00:00Z'], 2, 'cannot be used with'],
    ['a length that is none', ['--for', '2 hours'], 2, '"2 hours" is not a duration'],
    ['no length', ['--for', '0s'], 2, '"0s" is not a duration'],
    ['a time that is none', ['--until', 'tomorrow'], 2, '"tomorrow" is not a time'],
    ['an end in the past', ['--until', '2020-01-01T00:00:00Z'], 1, '--until lies in the past'],
    [
      'an end before its begin',
      ['--from', '2126-01-02T00:00:00Z', '--until', '2126-01-01T00:00:00Z'],
      1,
      '--until is not after --from',
    ],
    ['a word for a matcher', ['--for', '1h', 'Down'], 2, 'alertname=Down'],
    ['a time without a zone', ['--until', '2126-01-01'], 2, '"2126-01-01" has no time zone'],
    ['a matcher that is none', ['--for', '1h', '-m', 'host'], 1, 'matcher 2: '],
  ])('refuses %s, and says why', async (_what, more, code, reason) => {
    const { signalbox } = await aServer();
    expect(await signalbox([...ADD, ...more])).toMatchObject({
      code,
      stdout: '',
      stderr: expect.stringContaining(reason),
    });
    expect((await signalbox(['silences', '--all'])).stdout).toBe('no silences\n');
  });

  it.each([
    ['matcher', ['silences', 'add', '--comment', 'x', '--for', '1h']],
    ['comment', ['silences', 'add', '-m', 'a=b', '--for', '1h']],
  ])('asks for a %s', async (name, args) => {
    const { signalbox } = await aServer();
    expect(await signalbox(args)).toMatchObject({ code: 2, stderr: expect.stringContaining(`--${name}`) });
  });
});

describe('silences edit', () => {
  it('changes what is named, leaves the rest, and keeps what was', async () => {
    const { url, signalbox } = await aServer();
    await fire(url, { host: 'db-2' });
    const id = (await signalbox([...ADD, '--for', '2h'])).stdout.trim();
    const edited = await signalbox(['silences', 'edit', id, '-m', 'host=db-2', '--author', 'ryo']);
    expect(edited).toMatchObject({
      code: 0,
      stdout: `${id}\n`,
      stderr: expect.stringContaining('silences 1 alert now'),
    });
    await signalbox(['silences', 'edit', id, '--until', '2126-01-01T00:00:00Z']);
    const { stdout } = await signalbox(['silences', 'show', id]);
    expect(stdout).toMatch(/^matches +host="db-2"$/m);
    expect(stdout).toMatch(/^comment +new disks$/m);
    expect(stdout).toMatch(/^ends .*2126-01-01 00:00:00Z\)$/m);
    expect([...stdout.matchAll(/^revision (\d)/gm)].map(([, number]) => number)).toEqual(['3', '2', '1']);
    const json = JSON.parse((await signalbox(['silences', 'show', id, '--format', 'json'])).stdout);
    expect(json).toMatchObject({ silence: { id }, history: [{ revision: 3 }, { author: 'ryo' }, { author: 'kana' }] });
  });

  it('asks what to change, and of what', async () => {
    const { signalbox } = await aServer();
    expect(await signalbox(['silences', 'edit', 'x'])).toMatchObject({ code: 2 });
    expect(await signalbox(['silences', 'edit', 'x', '--for', '1h'])).toMatchObject({
      code: 1,
      stderr: 'error: no silence has this id\n',
    });
  });
});

describe('silences expire', () => {
  it('ends one, which is then listed with --all alone', async () => {
    const { url, signalbox } = await aServer();
    await fire(url, { host: 'db-1' });
    const id = (await signalbox([...ADD, '--for', '2h'])).stdout.trim();
    expect(await signalbox(['silences', 'expire', id])).toEqual({ code: 0, stdout: '', stderr: `${id} has ended\n` });
    expect((await signalbox(['silences'])).stdout).toBe('no silences\n');
    expect((await signalbox(['silences', '--all'])).stdout).toMatch(/ expired {2}0 /);
    expect((await signalbox(['alerts'])).stdout).toContain(' firing ');
    expect((await signalbox(['silences', 'edit', id, '--for', '1h'])).code).toBe(1);
  });

  it('leaves planned ones to the configuration', async () => {
    const planned = 'silences: [{ match: { host: db-1 }, until: 2126-12-01T00:00:00Z, comment: rack move }]\n';
    const { signalbox } = await aServer(`${HOSTS}${planned}`);
    const [{ id }] = JSON.parse((await signalbox(['silences', '--format', 'json'])).stdout);
    expect(await signalbox(['silences', 'expire', id])).toMatchObject({
      code: 1,
      stderr: 'error: this silence is planned in the configuration: change it there\n',
    });
    expect((await signalbox(['silences', 'show', id])).stdout).toMatch(/^author +planned in the configuration$/m);
  });
});
