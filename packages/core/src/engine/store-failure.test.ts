import { SignalboxError } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { firing, ms, STORY_BEGINS, Story } from '../testing/story.ts';

type Fault = 'commit-lands-but-throws' | 'commit-is-lost';

/** A store that fails as a real one does: after a failed commit everything fails until it was opened again. */
function aFailingStore() {
  const store = createMemoryStore();
  let next: Fault | undefined;
  let isBroken = false;
  let recoveries = 0;
  const unknown = () => new SignalboxError('store-commit-unknown');
  const guarded =
    <Args extends readonly unknown[]>(write: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      if (isBroken) throw unknown();
      const fault = next;
      next = undefined;
      if (fault !== 'commit-is-lost') await write(...args);
      if (fault === undefined) return;
      isBroken = true;
      throw unknown();
    };
  const failing: Store = {
    ...store,
    appendEvents: guarded(store.appendEvents),
    commitFlush: guarded(store.commitFlush),
    settleAttempts: guarded(store.settleAttempts),
    refreshEvents: guarded(store.refreshEvents),
    saveGeneration: guarded(store.saveGeneration),
    async recover() {
      recoveries += 1;
      if (recoveries === 1) throw unknown();
      isBroken = false;
    },
  };
  return {
    store: failing,
    failNext(fault: Fault) {
      next = fault;
      recoveries = 0;
    },
  };
}

describe.each<Fault>(['commit-lands-but-throws', 'commit-is-lost'])(
  'D14: when the result of a commit is unknown (%s)',
  (fault) => {
    it('refuses until the store was read again; the repeated request changes nothing if it had landed', async () => {
      const { store, failNext } = aFailingStore();
      const story = new Story({ store });
      await story.at('0s', firing('a'));
      failNext(fault);
      await expect(story.at('1s', firing('b'))).rejects.toMatchObject({ code: 'store-commit-unknown' });
      await expect(story.at('1s', firing('c'))).rejects.toMatchObject({ code: 'not-running' });
      await story.until('10s');
      expect(story.engine.unhealthyReason()).toBeUndefined();
      await story.at('10s', firing('b'));
      await story.until('1m');
      expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['a', 'b'] }]);
      expect(await store.listEvents({ limit: 10 })).toHaveLength(2);
    });

    it('tells each alert once when it happens while a group speaks', async () => {
      const { store, failNext } = aFailingStore();
      const story = new Story({ store });
      await story.at('0s', firing('a'));
      await story.until('29s');
      failNext(fault);
      await story.until('1m');
      expect(story.received()).toEqual([{ at: '31s', reason: 'first', firing: ['a'] }]);
    });

    it('gives senders the time to renew what they could not meanwhile: the ends in the store may be older', async () => {
      const { store, failNext } = aFailingStore();
      const story = new Story({ store });
      for (let minute = 0; minute <= 10; minute++) {
        await story.at(`${minute}m`, firing('a', { expiresAt: STORY_BEGINS + ms(`${minute + 4}m`) }));
      }
      failNext(fault);
      await expect(story.at('10m30s', firing('b'))).rejects.toMatchObject({ code: 'store-commit-unknown' });
      await story.until('15m');
      expect(story.received().flatMap(({ resolved = [] }) => resolved)).toEqual([]);
      await story.until('25m');
      expect(story.received().flatMap(({ resolved = [] }) => resolved)).toEqual(['a']);
    });

    it('takes up no configuration that the store did not keep', async () => {
      const { store, failNext } = aFailingStore();
      const story = new Story({ store });
      await story.at('0s', firing('a'));
      const before = story.engine.config;
      failNext(fault);
      await expect(story.reload({ groupWait: '1h' })).rejects.toMatchObject({ code: 'store-commit-unknown' });
      await expect(story.reload({ groupWait: '1h' })).rejects.toMatchObject({ code: 'not-running' });
      expect(story.engine.config).toBe(before);
      await story.until('1m');
      expect(story.received()).toHaveLength(1);
      await story.reload({ groupWait: '1h' });
      expect(story.engine.config).not.toBe(before);
    });

    it('keeps the result of an attempt until the store takes it', async () => {
      const { store, failNext } = aFailingStore();
      const story = new Story({
        store,
        answer: () => {
          failNext(fault);
          return { type: 'ok' };
        },
      });
      await story.at('0s', firing('a'));
      await story.until('1h');
      expect(story.received()).toHaveLength(1);
      expect((await store.listDeliveries({ limit: 10 })).deliveries.map(({ state }) => state)).toEqual(['sent']);
    });
  },
);

describe('when something of ours fails in the middle of a request', () => {
  it('keeps nothing of it: what was in memory only is not taken for known later', async () => {
    const story = new Story();
    await story.until('0s');
    const broken = { ...firing('b'), labels: undefined } as unknown as ReturnType<typeof firing>;
    const request = { source: 'monitor', alerts: [firing('a'), broken], receivedAt: story.clock.now() };
    await expect(story.engine.accept(request)).rejects.toThrow();
    await story.until('2s');
    await story.at('2s', firing('a'));
    expect((await story.store.listEvents({ limit: 5 })).map(({ kind }) => kind)).toEqual(['new']);
  });
});
