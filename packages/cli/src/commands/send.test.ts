import { type Simulator, startSimulator } from '@signalbox/hipchat-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run, SHOP } from '../testing/run.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0, rooms: [{ id: '1', token: 'canary-token' }] });
});
afterEach(async () => {
  await simulator.close();
  await removeFolders();
});

const send = async (args: readonly string[], config = SHOP) => {
  const cwd = await aFolder({ 'signalbox.yaml': config.replace('http://127.0.0.1:1', simulator.url) });
  return run(['send', '-c', 'signalbox.yaml', ...args], { cwd });
};
const messages = async () => (await fetch(`${simulator.url}/simulator/rooms/1/messages`)).text();

describe('send', () => {
  it('sends a test message through the real channel', async () => {
    expect(await send(['--channel', 'room'])).toEqual({ code: 0, stdout: '', stderr: '✓ room: the target took it\n' });
    expect(await messages()).toContain('SignalboxTest');
  });

  it('warns of a severity that most likely is none', async () => {
    const { code, stderr } = await send(['--channel', 'room', '--severity', 'crit']);
    expect([code, stderr]).toEqual([
      0,
      'warning: "crit" is not a severity that Signalbox knows; did you mean "critical"?\n✓ room: the target took it\n',
    ]);
  });

  it('--dry-run proves the credentials and tells nobody', async () => {
    expect(await send(['--channel', 'room', '--dry-run'])).toMatchObject({
      code: 0,
      stderr: '✓ room: the credentials are good\n',
    });
    expect(await messages()).not.toContain('SignalboxTest');
  });

  it.each([[[]], [['--dry-run']]])(
    'with a wrong token is exit code 1, with the reason and without the token: %j',
    async (more) => {
      const result = await send(['--channel', 'room', ...more], SHOP.replace('canary-token', 'canary-wrong'));
      expect(result.code).toBe(1);
      expect(result.stderr).toContain('HipChat does not know the token');
      expect(result.stderr).not.toContain('canary');
    },
  );

  it('to a target that is down is exit code 1, with the reason', async () => {
    await simulator.close();
    expect(await send(['--channel', 'room'])).toMatchObject({ code: 1, stderr: expect.stringMatching(/^✗ room: .+/) });
  });

  it('through a transport without requests writes what it says', async () => {
    expect(await send(['--channel', 'pager'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('SignalboxTest'),
    });
  });

  it('--dry-run where the transport has no way is exit code 2', async () => {
    expect(await send(['--channel', 'pager', '--dry-run'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no way to prove'),
    });
  });
});
