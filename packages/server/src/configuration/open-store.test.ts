import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, endServers } from '../testing/a-server.ts';
import { openStore, storeExists } from './open-store.ts';

afterEach(endServers);

const quiet = () => {};

describe('a store', () => {
  it('is a file relative to the working directory, and exists from its first opening on', async () => {
    const cwd = await aFolder({});
    expect(storeExists('sqlite:data/s.db', cwd)).toBe(false);
    await openStore('sqlite:data/s.db', cwd, quiet).close();
    expect(storeExists('sqlite:data/s.db', cwd)).toBe(true);
    expect(storeExists(`sqlite:${path.join(cwd, 'data', 's.db')}`, '/')).toBe(true);
    expect(storeExists('sqlite:s.db', cwd)).toBe(false);
  });

  it.each(['postgres://u:canary@host/db', 'redis:canary', 'canary', '', 'SQLITE'])(
    'of another kind is refused, without its secrets: %s',
    async (place) => {
      const cwd = await aFolder({});
      expect(storeExists(place, cwd)).toBe(false);
      const open = () => openStore(place, cwd, quiet);
      expect(open).toThrow(expect.objectContaining({ code: 'store-unusable' }));
      if (place.includes(':'))
        expect(open).toThrow(expect.not.objectContaining({ message: expect.stringContaining('canary') }));
    },
  );

  it('that is open cannot be opened again', async () => {
    const cwd = await aFolder({});
    const store = openStore('sqlite:s.db', cwd, quiet);
    expect(() => openStore('sqlite:s.db', cwd, quiet)).toThrow(expect.objectContaining({ code: 'store-locked' }));
    await store.close();
    await openStore('sqlite:s.db', cwd, quiet).close();
  });
});
