import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { prunedSilencesEndBefore, rememberedSilencesEndAfter } from '../silence-age.ts';
import type { Store } from '../store.ts';
import { anEvent, aSilence } from './builders.ts';
import type { InStore } from './harness.ts';

const silenceIds = async (store: Store, rememberSince = 0) =>
  (await store.load(rememberSince)).silences.map(({ id }) => id);

export function checkSilences(inStore: InStore): void {
  inStore('takes up silences as they were saved, by id', async (store, reopen) => {
    const second = aSilence({ id: 'b', matchers: ['host=~"db-\\d+"', '監視!=""'], comment: "it's\u0000 🔥" });
    await store.saveSilence(second);
    await store.saveSilence(aSilence({ id: 'a' }));
    const expected = [aSilence({ id: 'a' }), second];
    deepStrictEqual((await store.load(0)).silences, expected);
    deepStrictEqual((await (await reopen()).load(0)).silences, expected);
  });

  inStore('takes up what a silence said last, and keeps what it said before', async (store, reopen) => {
    const said = [
      aSilence(),
      aSilence({ endsAt: 9_000, updatedAt: 2_000 }),
      aSilence({ endsAt: 3_000, updatedAt: 3_000 }),
    ];
    for (const silence of said) await store.saveSilence(silence);
    await store.saveSilence(aSilence({ id: 'other' }));
    const again = await reopen();
    deepStrictEqual((await again.load(0)).silences, [aSilence({ id: 'other' }), said[2]]);
    deepStrictEqual(await again.silenceHistory('silence-1'), said.toReversed());
    deepStrictEqual(await again.silenceHistory('unknown'), []);
  });

  inStore('shows a silence to a reader before it is durable', async (store) => {
    const saved = store.saveSilence(aSilence());
    strictEqual((await store.silenceHistory('silence-1')).length, 1);
    await saved;
  });

  inStore(
    'takes up silences that ended as long as a channel may wait for the end of what they silenced',
    async (store) => {
      const end = rememberedSilencesEndAfter(1_000);
      await store.saveSilence(aSilence({ id: 'ended', endsAt: end }));
      await store.saveSilence(aSilence({ id: 'recent', endsAt: end + 1 }));
      deepStrictEqual(await silenceIds(store, 1_000), ['recent']);
    },
  );

  inStore('lets a silence that was ended early count by its new end', async (store) => {
    const end = rememberedSilencesEndAfter(1_000);
    await store.saveSilence(aSilence({ id: 'long' }));
    await store.saveSilence(aSilence({ id: 'long', endsAt: end }));
    deepStrictEqual(await silenceIds(store, 1_000), []);
    strictEqual((await store.silenceHistory('long')).length, 2);
  });

  inStore('removes a silence with its whole history, long after its last end', async (store, reopen) => {
    const end = prunedSilencesEndBefore(5_000);
    await store.saveSilence(aSilence({ id: 'old', endsAt: 9_000 }));
    await store.saveSilence(aSilence({ id: 'old', endsAt: end - 1 }));
    await store.saveSilence(aSilence({ id: 'kept', endsAt: end - 1 }));
    await store.saveSilence(aSilence({ id: 'kept', endsAt: end }));
    strictEqual(await store.prune(5_000, 100), 1);
    const again = await reopen();
    deepStrictEqual(await again.silenceHistory('old'), []);
    strictEqual((await again.silenceHistory('kept')).length, 2);
  });

  inStore('removes no more silences at once than it is asked to, those that ended first', async (store) => {
    const end = prunedSilencesEndBefore(5_000);
    for (const id of ['c', 'b', 'a']) await store.saveSilence(aSilence({ id, endsAt: end - (id === 'c' ? 2 : 1) }));
    strictEqual(await store.prune(5_000, 2), 2);
    const histories = await Promise.all(['a', 'b', 'c'].map((id) => store.silenceHistory(id)));
    deepStrictEqual(
      histories.map((history) => history.length),
      [0, 1, 0],
    );
  });

  inStore('counts silences among what it may remove', async (store) => {
    const first = store.allocateEventIds(3);
    await store.appendEvents([0, 1, 2].map((step) => anEvent({ id: first + step, kind: 'stale' })));
    await store.saveSilence(aSilence({ endsAt: prunedSilencesEndBefore(5_000) - 1 }));
    strictEqual(await store.prune(5_000, 2), 2);
    strictEqual((await store.silenceHistory('silence-1')).length, 1);
    strictEqual(await store.prune(5_000, 2), 1);
    strictEqual((await store.silenceHistory('silence-1')).length, 0);
  });
}
