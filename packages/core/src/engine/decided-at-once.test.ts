import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { NOBODY } from '../testing/observer.ts';
import { firing, type StorySetting, storyConfig } from '../testing/story.ts';
import { systemClock } from '../time/clock.ts';
import { createEngine } from './engine.ts';

type Write = 'appendEvents' | 'commitFlush' | 'settleAttempts';

/** A store that commits, at the end of a turn of the event loop, what was called in it. */
function aStoreOfTurns() {
  const store = createMemoryStore();
  const commits: Write[][] = [];
  let turn: { readonly calls: Write[]; readonly over: Promise<void> } | undefined;
  const together =
    <Args extends readonly unknown[]>(name: Write, write: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      const written = write(...args);
      turn ??= {
        calls: [],
        over: new Promise((resolve) => {
          setImmediate(() => {
            commits.push(turn?.calls ?? []);
            turn = undefined;
            resolve();
          });
        }),
      };
      turn.calls.push(name);
      await turn.over;
      await written;
    };
  const ofTurns: Store = {
    ...store,
    appendEvents: together('appendEvents', store.appendEvents),
    commitFlush: together('commitFlush', store.commitFlush),
    settleAttempts: together('settleAttempts', store.settleAttempts),
  };
  return { store: ofTurns, commits };
}

async function anEngine(setting: StorySetting) {
  const { store, commits } = aStoreOfTurns();
  const config = await storyConfig(setting);
  const clock = systemClock();
  const engine = await createEngine({
    config,
    generation: { hash: config.hash, at: 0, main: 'signalbox.yaml', files: [] },
    store,
    clock,
    http: { send: () => Promise.reject(new Error('nothing is sent over HTTP here')) },
    observer: NOBODY,
  });
  onTestFinished(() => engine.stop(0));
  const accept = (...alerts: readonly ReturnType<typeof firing>[]) =>
    engine.accept({ source: 'monitor', alerts, receivedAt: clock.now() });
  return { accept, commits, store };
}

describe('what is due at once', () => {
  it('is on disk with the alert, by one commit', async () => {
    const { accept, commits, store } = await anEngine({ groupWait: '0s' });
    await accept(firing('a'));
    expect(commits).toEqual([['appendEvents', 'commitFlush']]);
    expect((await store.listDeliveries({ limit: 9 })).deliveries).toHaveLength(1);
  });

  it('is one message and one commit for all requests of a turn', async () => {
    const { accept, commits, store } = await anEngine({ groupWait: '0s' });
    await Promise.all([accept(firing('a')), accept(firing('b')), accept(firing('c'))]);
    expect(commits).toEqual([['appendEvents', 'appendEvents', 'appendEvents', 'commitFlush']]);
    expect((await store.listDeliveries({ limit: 9 })).deliveries.map(({ firing: count }) => count)).toEqual([3]);
  });

  it('is nothing where groups wait', async () => {
    const { accept, commits } = await anEngine({ groupWait: '10s' });
    await accept(firing('a'));
    expect(commits).toEqual([['appendEvents']]);
  });
});
