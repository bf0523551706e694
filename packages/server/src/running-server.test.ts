import { describe, expect, it } from 'vitest';
import type { Serving } from './http/serving.ts';
import { runServer } from './running-server.ts';

const aServing = (reload: Serving['reload']) => ({ reload }) as unknown as Serving;
const noReload = () => Promise.reject(new Error('not asked for'));

describe('a running server', () => {
  it('is closed once, however often it is asked', async () => {
    let closings = 0;
    const close = async () => {
      closings += 1;
    };
    const server = runServer({ url: 'http://127.0.0.1:1', serving: aServing(noReload), close, signals: false });
    await Promise.all([server.close(), server.close()]);
    await server.close();
    await server.ended;
    expect(closings).toBe(1);
  });

  it('tells a failure to close to those who close it, and to those who wait for its end', async () => {
    const close = () => Promise.reject(new Error('the store is gone'));
    const server = runServer({ url: '', serving: aServing(noReload), close, signals: false });
    await expect(server.close()).rejects.toThrow('the store is gone');
    await expect(server.ended).rejects.toThrow('the store is gone');
  });

  it('gives the signals back when it is closed, also if that fails', async () => {
    const before = process.listenerCount('SIGTERM');
    const closes = [async () => undefined, () => Promise.reject(new Error('no'))];
    for (const close of closes) {
      const server = runServer({ url: '', serving: aServing(noReload), close, signals: true });
      expect(process.listenerCount('SIGTERM')).toBe(before + 1);
      await server.close().catch(() => undefined);
      expect(process.listenerCount('SIGTERM')).toBe(before);
    }
  });

  it('reads the configuration when it is asked', async () => {
    const report = { ok: true, generation: 'g', problems: [] };
    const serving = aServing(async () => report);
    const server = runServer({ url: '', serving, close: async () => undefined, signals: false });
    expect(await server.reload()).toBe(report);
  });
});
