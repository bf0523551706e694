import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { firing, resolved, Story } from '../testing/story.ts';

/** A store whose next reading of events waits until it is let go, as one on a slow disk. */
function aSlowStore() {
  const store = createMemoryStore();
  let gate: Promise<void> | undefined;
  const slow: Store = {
    ...store,
    async readEvents(ids) {
      await gate;
      return store.readEvents(ids);
    },
  };
  return {
    store: slow,
    hold(): () => void {
      let letGo: () => void = () => undefined;
      gate = new Promise((resolve) => {
        letGo = () => {
          gate = undefined;
          resolve();
        };
      });
      return letGo;
    },
  };
}

const keyed = (name: string, team: string) => firing(name, { key: name, labels: { team } });
const byTeam = [
  { name: 'db', match: { team: 'db' } },
  { name: 'web', match: { team: 'web' } },
];

describe('a reload that reads for long', () => {
  it('refuses nobody meanwhile, and loses nothing that was accepted, changed or ended', async () => {
    const { store, hold } = aSlowStore();
    const story = new Story({ store });
    await story.at('0s', keyed('stays', 'db'), keyed('moves', 'db'), keyed('ends', 'db'));
    const letGo = hold();
    const reloaded = story.reload({ routes: byTeam });
    await story.at('10s', keyed('comes', 'web'), keyed('moves', 'web'), resolved('ends', { key: 'ends' }));
    expect(story.engine.groups({ limit: 9 }).map(({ route }) => route)).toEqual(['unmatched']);
    letGo();
    await reloaded;
    const groups = story.engine.groups({ limit: 9 });
    const members = (route: string) =>
      groups.filter((group) => group.route === route).map(({ firing: count }) => count);
    expect([members('db'), members('web')]).toEqual([[1], [2]]);
    await story.until('2m');
    const told = story.received().map(({ firing: names }) => [...names].sort());
    expect(told).toEqual([['stays'], ['comes', 'moves']]);
    await story.restart();
    await story.until('10m');
    expect(story.received()).toHaveLength(2);
  });

  it('lets groups notify meanwhile, each of it once', async () => {
    const { store, hold } = aSlowStore();
    const story = new Story({ store });
    await story.at('0s', keyed('a', 'db'));
    await story.until('29s');
    const letGo = hold();
    const reloaded = story.reload({ routes: byTeam });
    await story.until('31s');
    letGo();
    await reloaded;
    await story.until('20m');
    expect(story.received().map(({ firing: names }) => names)).toEqual([['a']]);
  });

  it('comes before the next change of silences, which counts under it', async () => {
    const { store, hold } = aSlowStore();
    const story = new Story({ store });
    await story.at('0s', keyed('a', 'db'));
    const letGo = hold();
    const changes = [story.reload({ routes: byTeam }), story.silence('a', '0s', '1h')];
    await story.until('5s');
    letGo();
    await Promise.all(changes);
    expect(story.engine.silences()).toMatchObject([{ id: 'silence-a', hides: 1 }]);
    await story.until('10m');
    expect(story.received()).toEqual([]);
  });
});

describe('a silence that reads for long', () => {
  it('silences what is accepted meanwhile, and not what lost the label', async () => {
    const { store, hold } = aSlowStore();
    const story = new Story({ store });
    const named = (key: string, name: string) => firing(name, { key, labels: { name } });
    await story.at('0s', named('1', 'a'), named('2', 'a'));
    const letGo = hold();
    const silenced = story.silence('a', '0s', '1h');
    await story.at('5s', named('2', 'b'), named('3', 'a'));
    letGo();
    await silenced;
    expect(story.engine.silences()).toMatchObject([{ hides: 2 }]);
    await story.until('10m');
    expect(story.received().map(({ firing: names }) => names)).toEqual([['b']]);
  });
});
