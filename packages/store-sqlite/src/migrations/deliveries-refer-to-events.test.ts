import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store, StoredDelivery } from '@signalbox/core/store';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../sqlite-store.ts';
import { currentIds } from '../testing/current-ids.ts';
import { temporaryFolder } from '../testing/folder-place.ts';

/** Made by the version before; its file says what is in it. */
const FORMAT_2 = readFileSync(new URL('../testing/format-2.sql', import.meta.url), 'utf8');
const BEGAN = Date.UTC(2026, 10, 1);

let path: string;
beforeEach(() => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  path = join(folder, 'signalbox.db');
});

/** @param copies of the messages that were told, beside the four that are there */
function anOldStore(copies = 0): void {
  const db = new DatabaseSync(path);
  db.exec(FORMAT_2);
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${copies + 1})
    INSERT INTO delivery SELECT 10 + i, channel, 'group-' || i, decided_at, waiting_since, generation, state, attempts,
      not_before, maybe_arrived, settled_at, last_reason FROM n, delivery WHERE delivery.id = 1 AND i <= ${copies};
    INSERT INTO snapshot SELECT d.id, s.body FROM delivery d, snapshot s WHERE d.id > 10 AND s.delivery_id = 1;`);
  db.close();
}

async function openStore(): Promise<Store> {
  const store = openSqliteStore(path, { reserveBytes: 0 });
  onTestFinished(() => store.close());
  return store;
}

/** The alerts of a message with their texts, as one that is rendered now has them. */
async function told(store: Store, delivery: StoredDelivery | undefined, list: 'firing' | 'resolved' | 'suppressed') {
  const alerts = delivery?.snapshot[list] ?? [];
  const events = new Map((await store.readEvents(alerts.map((alert) => alert.eventId))).map((one) => [one.id, one]));
  return alerts.map((alert) => ({ ...alert, event: events.get(alert.eventId) }));
}

describe('the deliveries of a store of format 2', () => {
  it('say what they said, with the texts of then', async () => {
    anOldStore();
    const store = await openStore();
    const [sent, pager] = [await store.readDelivery(1), await store.readDelivery(2)];
    expect(sent).toMatchObject({ state: 'sent', attempts: 1, snapshot: { reason: 'first', route: 'ops' } });
    expect(await told(store, sent, 'firing')).toMatchObject([
      {
        fingerprint: 'web1'.padEnd(32, '0'),
        event: { severity: 'critical', startsAt: BEGAN - 60_000, source: 'mackerel' },
      },
      {
        event: {
          kind: 'stale',
          at: BEGAN + 30_000,
          body: {
            labels: { alertname: 'Disk', host: 'db1', toString: '監視 "x" \u0000' },
            annotations: { summary: "it's 91 % full 🔥" },
            link: 'https://mackerel.io/a',
            image: 'https://mackerel.io/a.png',
          },
        },
      },
    ]);
    expect(await told(store, pager, 'firing')).toMatchObject([
      { event: { body: { annotations: { summary: 'told as it was: 91 % full' } } } },
    ]);
    expect(await told(store, pager, 'suppressed')).toMatchObject([{ fingerprint: 'web1'.padEnd(32, '0') }]);
  });

  it('that wait are taken up, with ends and notices among what they say', async () => {
    anOldStore();
    const store = await openStore();
    const { deliveries } = await store.load(0);
    expect(deliveries).toMatchObject([
      { id: 4, channel: 'pager', attempts: 1, waitingSince: BEGAN + 30_000, notBefore: BEGAN + 150_000 },
    ]);
    const waiting = await store.readDelivery(4);
    expect(await told(store, waiting, 'resolved')).toMatchObject([{ event: { endsAt: BEGAN + 80_000 } }]);
    const notice = (await store.readDelivery(3))?.snapshot.firing;
    expect(notice).toMatchObject([{ fingerprint: 'test'.padEnd(32, '0'), notice: true }]);
  });

  it('are in the way of nothing else', async () => {
    anOldStore();
    const store = await openStore();
    expect(await currentIds(store)).toEqual([2, 4]);
    expect([store.allocateEventIds(1), store.allocateDeliveryIds(1)]).toEqual([6, 5]);
    expect((await store.listEvents({ limit: 5 })).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
    expect(await store.findLatest(['web1'.padEnd(32, '0')])).toMatchObject([{ id: 4, kind: 'resolved' }]);
    expect((await store.load(0)).groups).toMatchObject([{ id: 'group-1', notified: [{ channel: 'room' }] }]);
  });

  it('are pruned like others, and the texts of then after them', async () => {
    anOldStore();
    const store = await openStore();
    const inAMonth = BEGAN + 30 * 24 * 60 * 60_000;
    const count = async () => (await store.listEvents({ limit: 99, before: 1 })).length;
    expect(await count()).toBe(7);
    await store.prune(inAMonth, 99);
    await store.prune(inAMonth, 99);
    expect(await store.readDelivery(1)).toBeUndefined();
    expect(await count()).toBe(2);
    expect(await told(store, await store.readDelivery(4), 'firing')).toMatchObject([{ event: { kind: 'stale' } }]);
  });
});

describe('a process that is killed while it brings a store to the present format', () => {
  it('leaves a store that the next start takes up whole', async () => {
    const copies = 5_000;
    const program = new URL('../testing/open-and-close.ts', import.meta.url).pathname;
    /** Opens and closes the store in a process of its own, killed so long after it begins to; gives how long that took. */
    const openedFor = async (killAfterMs?: number) => {
      const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(child, 'exit');
      await once(child.stdout, 'data');
      const began = performance.now();
      const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      const [code] = await ended;
      clearTimeout(timer);
      return { isKilled: code !== 0, tookMs: performance.now() - began };
    };
    anOldStore(copies);
    const { tookMs } = await openedFor();
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    anOldStore(copies);
    let killed = 0;
    for (const part of [0, 0.2, 0.4, 0.6, 0.8]) if ((await openedFor(part * tookMs)).isKilled) killed += 1;
    expect(killed).toBeGreaterThan(0);
    const store = await openStore();
    const { deliveries } = await store.listDeliveries({ limit: copies + 10 });
    expect(deliveries).toHaveLength(copies + 4);
    const read = await Promise.all(deliveries.map(({ id }) => store.readDelivery(id)));
    const ids = new Set(read.flatMap((delivery) => delivery?.snapshot.firing.map(({ eventId }) => eventId) ?? []));
    expect(await store.readEvents([...ids])).toHaveLength(ids.size);
    expect(ids.size).toBe(2 * copies + 5);
  }, 60_000);
});
