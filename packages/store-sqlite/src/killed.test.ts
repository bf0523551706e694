import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import { currentIds } from './testing/current-ids.ts';
import { temporaryFolder } from './testing/folder-place.ts';
import { startAppending } from './testing/store-process.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a process that is killed', () => {
  it('has lost nothing that it acknowledged, again and again in the same store', async () => {
    const path = join(folder, 'signalbox.db');
    const acknowledged: number[] = [];
    for (const lines of [2, 30, 7, 400, 90, 55, 1_500, 3]) {
      const child = startAppending(path);
      await child.printed(lines);
      acknowledged.push(...(await child.kill()));

      const store = openSqliteStore(path);
      const found = new Map((await store.readEvents(acknowledged)).map((event) => [event.id, event]));
      expect(acknowledged.filter((id) => found.get(id)?.body.labels['host'] !== `web${id}`)).toEqual([]);
      const current = new Set(await currentIds(store));
      expect(acknowledged.filter((id) => !current.has(id))).toEqual([]);
      await store.close();
    }
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
  });

  it('leaves no lock', async () => {
    const path = join(folder, 'signalbox.db');
    const child = startAppending(path);
    await child.printed(1);
    await child.kill();
    const store = openSqliteStore(path);
    await store.close();
  });
});

describe('a store in use', () => {
  it('is refused to a second process, which disturbs nothing', async () => {
    const path = join(folder, 'signalbox.db');
    const first = startAppending(path);
    await first.printed(10);
    for (let again = 0; again < 3; again += 1) {
      expect(() => openSqliteStore(path)).toThrow(
        expect.objectContaining({ code: 'store-locked', message: expect.stringContaining(path) }),
      );
    }
    await first.printed(200);
    await first.kill();
    await openSqliteStore(path).close();
  });

  it('is refused within one process as well', async () => {
    const path = join(folder, 'signalbox.db');
    const first = openSqliteStore(path);
    expect(() => openSqliteStore(path)).toThrow(expect.objectContaining({ code: 'store-locked' }));
    await first.saveGeneration({ hash: 'a', at: 1, main: 'signalbox.yaml', files: [] });
    await first.close();
    const second = openSqliteStore(path);
    expect((await second.load(0)).lastGeneration?.hash).toBe('a');
    await second.close();
  });
});
