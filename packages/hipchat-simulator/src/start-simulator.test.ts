import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSimulator } from './start-simulator.ts';
import { aSimulator, control, notify, ops } from './testing/a-simulator.ts';

describe('a simulator', () => {
  it('is on a free port with port 0 and says which', async () => {
    const simulator = await aSimulator();
    expect(simulator.port).toBeGreaterThan(0);
    expect(simulator.url).toBe(`http://127.0.0.1:${simulator.port}`);
  });

  it('rejects with the error of the operating system when the port is taken', async () => {
    const { port } = await aSimulator();
    await expect(startSimulator({ host: '127.0.0.1', port, rooms: [ops] })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    });
  });

  it('frees the port and ends what waits, also twice', async () => {
    const simulator = await startSimulator({ host: '127.0.0.1', port: 0, rooms: [ops] });
    await control(simulator, 'faults', { delayMs: 600_000 });
    const waiting = expect(notify(simulator, { message: 'x' })).rejects.toThrow('fetch failed');
    const events = await fetch(`${simulator.url}/simulator/events`);
    await simulator.close();
    await simulator.close();
    await waiting;
    await expect(events.text().catch(() => 'ended')).resolves.toBeTypeOf('string');
    const next = createServer();
    await new Promise<void>((listening) => next.listen(simulator.port, '127.0.0.1', listening));
    await new Promise((closed) => next.close(closed));
  });

  it.each([
    ['without rooms', [], 'at least one room'],
    ['with an empty token', [{ id: '1', token: '' }], 'a room needs an id and a token'],
    ['with one id twice', [ops, { id: ops.id, token: 'x' }], 'two rooms are called "1234567"'],
    ['with a name that is an id', [ops, { id: '2', name: ops.id, token: 'x' }], 'two rooms are called "1234567"'],
  ])('does not start %s', async (_, rooms, why) => {
    await expect(startSimulator({ host: '127.0.0.1', port: 0, rooms })).rejects.toThrow(why);
  });
});
