import { afterEach, describe, expect, it } from 'vitest';
import { anHttpServer, stopHttpServers } from '../testing/an-http-server.ts';
import { recordingIo } from '../testing/run.ts';
import { areAddressesFree } from './taken-addresses.ts';

afterEach(stopHttpServers);

const taken = async () => {
  const { hostname, port } = new URL(await anHttpServer(() => {}));
  return { host: hostname, port: Number(port) };
};

describe('the addresses of the demo', () => {
  it('are free, and still are afterwards', async () => {
    const { io, stderr } = recordingIo();
    const free = { host: '127.0.0.1', port: 0 };
    expect(await areAddressesFree([free, free], io)).toBe(true);
    expect(await areAddressesFree([free], io)).toBe(true);
    expect(stderr()).toBe('');
  });

  it('are all named that are taken', async () => {
    const { io, stderr } = recordingIo();
    const [one, other] = [await taken(), await taken()];
    expect(await areAddressesFree([one, { host: '127.0.0.1', port: 0 }, other], io)).toBe(false);
    expect(stderr().split('\n')).toEqual([
      `error: 127.0.0.1:${one.port} is in use by another program`,
      `error: 127.0.0.1:${other.port} is in use by another program`,
      '  hint: choose other addresses: signalbox demo --simulator-listen 127.0.0.1:9090 --listen 127.0.0.1:9080',
      '',
    ]);
  });

  it('are not those of another machine', async () => {
    const { io, stderr } = recordingIo({ env: { npm_lifecycle_event: 'start' } });
    expect(await areAddressesFree([{ host: '192.0.2.1', port: 0 }], io)).toBe(false);
    expect(stderr()).toContain('192.0.2.1:0');
    expect(stderr()).toContain('choose other addresses: npm start -- --simulator-listen');
  });
});
