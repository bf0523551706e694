import { deepStrictEqual } from 'node:assert/strict';
import { textMap } from '@signalbox/sdk';
import { aBody, aGroupRecord, anEvent, emptyFlush } from './builders.ts';
import { append, currentIds, type InStore } from './harness.ts';

export function checkState(inStore: InStore): void {
  inStore('starts empty', async (store) => {
    deepStrictEqual(await currentIds(store), []);
    deepStrictEqual(await store.load(0), { groups: [], deliveries: [], silences: [] });
  });

  inStore('takes up what fires', async (store, reopen) => {
    const id = await append(store, { expiresAt: 5_000, keyed: true });
    const current = await (await reopen()).readCurrentEvents({ rememberSince: 0, limit: 10 });
    deepStrictEqual(current, [anEvent({ id, expiresAt: 5_000, keyed: true })]);
  });

  inStore('takes up the newest event of an alert only, before and after maintenance', async (store, reopen) => {
    const first = await append(store);
    const other = await append(store, { fingerprint: 'other' });
    const second = await append(store, { kind: 'changed', supersedes: first });
    deepStrictEqual(await currentIds(store), [other, second]);
    await store.tidy();
    deepStrictEqual(await currentIds(store), [other, second]);
    const third = await append(store, { kind: 'changed', supersedes: second });
    deepStrictEqual(await currentIds(store), [other, third]);
    deepStrictEqual(await currentIds(await reopen()), [other, third]);
  });

  inStore('lets a message that came too late change nothing', async (store) => {
    const id = await append(store);
    await append(store, { kind: 'stale', supersedes: id });
    deepStrictEqual(await currentIds(store), [id]);
    await store.tidy();
    deepStrictEqual(await currentIds(store), [id]);
  });

  inStore('lets a notice go once it was notified', async (store) => {
    const id = await append(store, { notice: true });
    const notified = store.allocateEventIds(1);
    await store.commitFlush({ ...emptyFlush, events: [anEvent({ id: notified, kind: 'told', supersedes: id })] });
    deepStrictEqual(await currentIds(store), []);
    await store.tidy();
    deepStrictEqual(await currentIds(store), []);
  });

  for (const kind of ['resolved', 'expired', 'ended', 'unknown-resolved'] as const) {
    inStore(`remembers "${kind}" as long as it is asked to`, async (store) => {
      const id = await append(store, { kind, at: 3_000 });
      deepStrictEqual([await currentIds(store, 3_000), await currentIds(store, 3_001)], [[id], []]);
      await store.tidy();
      deepStrictEqual([await currentIds(store, 3_000), await currentIds(store, 3_001)], [[id], []]);
    });
  }

  inStore('takes up many events in their order', async (store, reopen) => {
    const count = 12_000;
    const first = store.allocateEventIds(count);
    const events = Array.from({ length: count }, (_, index) => anEvent({ id: first + index }));
    await store.appendEvents(events.slice(0, count - 10));
    await store.tidy();
    await store.appendEvents(events.slice(count - 10));
    deepStrictEqual(
      await currentIds(await reopen()),
      events.map((event) => event.id),
    );
  });

  inStore('keeps groups as they were flushed last', async (store, reopen) => {
    const notified = [
      {
        channel: 'room',
        thread: 'thread-1',
        at: 2_000,
        contentHash: 'hash-1',
        firing: [{ fingerprint: 'f', severity: 'critical', at: 2_000, delivered: 'pending' as const }],
      },
    ];
    const group = aGroupRecord({ key: textMap({ host: 'web1', toString: 'x' }), notifiedAt: 2_000, notified });
    const other = aGroupRecord({ id: 'group-0' });
    await store.commitFlush({ ...emptyFlush, groups: [aGroupRecord(), other, aGroupRecord({ id: 'group-2' })] });
    await store.commitFlush({ ...emptyFlush, groups: [group], forgotten: ['group-2', 'never-known'] });
    deepStrictEqual((await store.load(0)).groups, [other, group]);
    deepStrictEqual((await (await reopen()).load(0)).groups, [other, group]);
  });

  inStore('takes up the configuration that was live last', async (store, reopen) => {
    const files = [{ path: 'signalbox.yaml', text: 'version: 1\n' }];
    const first = { hash: 'a', at: 1_000, main: 'configs/signalbox.yaml', files };
    const second = { ...first, hash: 'b', at: 2_000, files: [...files, { path: 'teams/db.yaml', text: '監視: {}\n' }] };
    await store.saveGeneration(first);
    await store.saveGeneration(second);
    deepStrictEqual((await (await reopen()).load(0)).lastGeneration, second);
  });

  inStore('goes back to a configuration that was live before', async (store) => {
    const first = { hash: 'a', at: 1_000, main: 'signalbox.yaml', files: [{ path: 'signalbox.yaml', text: 'x' }] };
    await store.saveGeneration(first);
    await store.saveGeneration({ ...first, hash: 'b', at: 2_000 });
    await store.saveGeneration({ ...first, at: 3_000 });
    deepStrictEqual((await store.load(0)).lastGeneration, { ...first, at: 3_000 });
  });

  inStore('takes up newer words of what fires with the next reading', async (store, reopen) => {
    const id = await append(store);
    await store.refreshEvents([{ id, expiresAt: 7_000, body: aBody('new') }]);
    const [current] = await (await reopen()).readCurrentEvents({ rememberSince: 0, limit: 1 });
    deepStrictEqual([current?.expiresAt, current?.body], [7_000, aBody('new')]);
  });
}
