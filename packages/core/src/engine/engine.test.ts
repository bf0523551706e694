import { ok, retry, SignalboxError } from '@signalbox/sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { aSilence } from '../store/testing/builders.ts';
import { NOBODY } from '../testing/observer.ts';
import { firing, ms, resolved, STORY_BEGINS, Story, type StorySetting, storyConfig } from '../testing/story.ts';
import { VirtualClock } from '../time/virtual-clock.ts';
import { createEngine } from './engine.ts';
import type { EngineObserver } from './observer.ts';

const generation = (hash: string) => ({ hash, at: 0, main: 'signalbox.yaml', files: [] });

interface Given extends StorySetting {
  readonly store?: Store;
  readonly observer?: Partial<EngineObserver>;
}

/** A running engine without a story around it. */
async function anEngine({ store = createMemoryStore(), observer = {}, ...setting }: Given = {}) {
  const clock = new VirtualClock(STORY_BEGINS);
  const config = await storyConfig(setting);
  const http = { send: () => Promise.reject(new Error('nothing is sent over HTTP here')) };
  const parts = {
    config,
    generation: generation(config.hash),
    store,
    clock,
    http,
    observer: { ...NOBODY, ...observer },
  };
  const engine = await createEngine(parts);
  onTestFinished(() => engine.stop(0));
  const accept = (...alerts: readonly ReturnType<typeof firing>[]) =>
    engine.accept({ source: 'monitor', alerts, receivedAt: clock.now() });
  return { engine, clock, config, store, accept };
}

describe('an engine that starts', () => {
  it('keeps the configuration that it starts with before anything else', async () => {
    const { store, config, engine } = await anEngine();
    expect((await store.load(0)).lastGeneration?.hash).toBe(config.hash);
    expect(engine.config).toBe(config);
    expect(engine.unhealthyReason()).toBeUndefined();
  });

  it('does not start on a store that takes nothing', async () => {
    const store = { ...createMemoryStore(), saveGeneration: () => Promise.reject(new SignalboxError('store-full')) };
    await expect(anEngine({ store })).rejects.toMatchObject({ code: 'store-full' });
  });

  it('makes ids for its groups that are never used twice', async () => {
    const { engine, accept } = await anEngine();
    await accept(firing('a'), firing('b', { labels: { alertname: 'B' } }));
    const ids = engine.groups({ limit: 9 }).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{20}$/);
  });

  it('gives up what waits for a channel that is gone since', async () => {
    const story = new Story({
      channels: { room: {}, old: {} },
      routes: [{ to: ['old'] }],
      answer: () => retry('down'),
    });
    await story.at('0s', firing('a'));
    await story.until('1m');
    await story.engine.stop(0);
    await anEngine({ store: story.store });
    expect(
      (await story.store.listDeliveries({ limit: 5 })).deliveries.map(({ state, lastReason }) => [state, lastReason]),
    ).toEqual([['dead', 'channel-removed']]);
  });
});

describe('an engine that accepts', () => {
  it('answers once all is on disk, and reports what came', async () => {
    const reports: unknown[] = [];
    const observer = {
      accepted: (source: string, kinds: ReadonlyMap<string, number>) =>
        reports.push([source, Object.fromEntries(kinds)]),
    };
    const { accept, store } = await anEngine({ observer });
    expect(await accept(firing('a'), firing('b'))).toEqual([
      { fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) },
      { fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) },
    ]);
    await accept(firing('a'));
    expect(await store.listEvents({ limit: 9 })).toHaveLength(2);
    expect(reports).toEqual([
      ['monitor', { new: 2 }],
      ['monitor', { none: 1 }],
    ]);
  });

  it('answers no re-send before the event that makes it no news is on disk', async () => {
    const store = createMemoryStore();
    let land = () => {};
    const landed = new Promise<void>((resolve) => {
      land = resolve;
    });
    const { accept } = await anEngine({
      store: { ...store, appendEvents: (events) => store.appendEvents(events).then(() => landed) },
    });
    const answers: string[] = [];
    const both = [
      accept(firing('a')).then(() => answers.push('news')),
      accept(firing('a')).then(() => answers.push('re-send')),
    ];
    await new Promise((resolve) => setImmediate(resolve));
    expect(answers).toEqual([]);
    land();
    await Promise.all(both);
    expect(answers).toEqual(['news', 're-send']);
  });

  it('refuses a source that the configuration no longer has, and goes on', async () => {
    const { engine, accept } = await anEngine();
    const request = { source: 'gone', alerts: [firing('a')], receivedAt: 0 };
    await expect(engine.accept(request)).rejects.toMatchObject({ code: 'source-gone' });
    await accept(firing('a'));
    expect(engine.stats().activeAlerts).toBe(1);
  });

  it('reports what its groups decide', async () => {
    const decided: unknown[] = [];
    const { accept, clock } = await anEngine({ observer: { decided: (decision) => decided.push(decision) } });
    await accept(firing('a'), firing('b'));
    await clock.moveTo(STORY_BEGINS + ms('30s'));
    const about = { channel: 'room', route: 'unmatched', group: expect.any(String) };
    expect(decided).toEqual([{ ...about, reason: 'first', firing: 2, resolved: 0 }]);
  });

  it('reports what is settled without an attempt: a newer one says it, or its channel is gone', async () => {
    const settled: unknown[] = [];
    const channels = { room: { rateLimit: '1/1h' } };
    const { accept, clock, engine, store } = await anEngine({
      channels,
      observer: { settled: ({ id, state, reason }) => settled.push({ id, state, reason }) },
    });
    for (const [name, time] of [
      ['a', '1m'],
      ['b', '10m'],
      ['c', '20m'],
    ] as const) {
      await accept(firing(name));
      await clock.moveTo(STORY_BEGINS + ms(time));
    }
    expect(settled).toEqual([{ id: 2, state: 'superseded' }]);
    const config = await storyConfig({ channels: { pager: {} } });
    await engine.reload(config, generation(config.hash));
    expect(settled.slice(1)).toEqual([{ id: 3, state: 'dead', reason: 'channel-removed' }]);
    expect(await store.readDelivery(3)).toMatchObject({ state: 'dead', attempts: 0, settledAt: clock.now() });
  });
});

describe('an engine that stops', () => {
  it('takes nothing any more', async () => {
    const { engine, accept } = await anEngine();
    await accept(firing('a'));
    const [alert] = await engine.alerts({ limit: 1 });
    await engine.stop(0);
    const refused = { code: 'not-running' };
    await expect(accept(firing('b'))).rejects.toMatchObject(refused);
    await expect(engine.reload(await storyConfig({}), generation('x'))).rejects.toMatchObject(refused);
    await expect(engine.endAlert(alert?.fingerprint ?? '')).rejects.toMatchObject(refused);
    await expect(engine.setSilence(aSilence())).rejects.toMatchObject(refused);
    expect(engine.unhealthyReason()).toBe('it is stopping');
  });

  it('decides nothing any more, and leaves no timer behind', async () => {
    const { engine, accept, clock, store } = await anEngine();
    await accept(firing('a'));
    await engine.stop(0);
    expect(clock.dueTimes()).toEqual([]);
    await clock.moveTo(STORY_BEGINS + ms('1h'));
    expect((await store.listDeliveries({ limit: 9 })).deliveries).toEqual([]);
  });

  it('has written the newest bodies of alerts that were no news', async () => {
    const { engine, accept, store } = await anEngine();
    await accept(firing('a', { annotations: { v: '1' } }));
    await accept(firing('a', { annotations: { v: '2' } }));
    expect((await store.readEvents([1]))[0]?.body.annotations).toEqual({ v: '1' });
    await engine.stop(0);
    expect((await store.readEvents([1]))[0]?.body.annotations).toEqual({ v: '2' });
  });

  it('stops also where these cannot be written, and says so', async () => {
    const store = { ...createMemoryStore(), refreshEvents: () => Promise.reject(new SignalboxError('store-full')) };
    const failed: string[] = [];
    const { engine, accept } = await anEngine({ store, observer: { failed: (what) => failed.push(what) } });
    await accept(firing('a'));
    await accept(firing('a', { annotations: { v: '2' } }));
    await engine.stop(0);
    expect(failed).toEqual(['writing renewals']);
  });

  it('waits for attempts that are under way, as long as it is told', async () => {
    let answer = (_outcome: typeof ok) => {};
    const story = new Story({ answer: () => new Promise((resolve) => (answer = resolve)) });
    await story.at('0s', firing('a'));
    await story.until('30s');
    const stopped = story.engine.stop(5_000);
    await story.until('32s');
    answer(ok);
    await story.until('33s');
    await stopped;
    expect((await story.store.listDeliveries({ limit: 5 })).deliveries.map(({ state }) => state)).toEqual(['sent']);
  });
});

describe('an engine that is given another configuration', () => {
  it('has it at once, and has kept it', async () => {
    const { engine, store } = await anEngine();
    const next = await storyConfig({ groupWait: '1s' });
    await engine.reload(next, generation('next'));
    expect(engine.config).toBe(next);
    expect((await store.load(0)).lastGeneration?.hash).toBe('next');
  });

  it('forgets the groups that nobody was notified of, and keeps the others', async () => {
    const story = new Story({ routes: [{ name: 'one' }] });
    await story.at('0s', firing('a'));
    await story.at('1m', firing('b', { labels: { alertname: 'B' } }));
    await story.reload({ routes: [{ name: 'two' }] });
    expect((await story.store.load(0)).groups.map(({ route, key }) => [route, key])).toEqual([
      ['two', { alertname: 'Disk' }],
    ]);
    await story.until('1h');
    expect(story.received().map(({ reason, firing: names }) => [reason, names])).toEqual([
      ['first', ['a']],
      ['first', ['b']],
    ]);
  });

  it('takes a new silence for one from now on: what it hides was notified before', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.reload({ silences: [{ name: 'a', from: '0s', until: '5h' }] });
    await story.until('6h');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual(['30s first', '5h unsuppressed']);
  });

  it('lets a mute time begin and end with it', async () => {
    const muteTimes = { always: { intervals: [{ years: [2026] }] } };
    const story = new Story({ muteTimes, routes: [{ mute: ['always'] }] });
    await story.at('0s', firing('a'));
    await story.until('1h');
    expect(story.received()).toEqual([]);
    await story.reload({ routes: [{}] });
    await story.until('2h');
    expect(story.received()).toEqual([{ at: '1h', reason: 'first', firing: ['a'] }]);
  });

  it('goes on to wait for a target that was down, unless its channel was mended', async () => {
    const down = { answer: () => retry('down') };
    const story = new Story(down);
    await story.at('0s', firing('a'));
    await story.until('10m');
    const before = story.messages.length;
    await story.reload({ groupWait: '1s' });
    await story.until('10m');
    expect(story.messages).toHaveLength(before);
    await story.reload({ channels: { room: { token: 'new' } } });
    await story.until('10m');
    expect(story.messages.length).toBeGreaterThan(before);
  });

  it('can be given it again and again', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    for (const [index, route] of ['x', 'y', 'z', 'x'].entries()) {
      await story.until(`${index + 1}m`);
      await story.reload({ routes: [{ name: route }] });
    }
    await story.at('10m', resolved('a'));
    await story.until('1h');
    expect(story.received().map(({ reason }) => reason)).toEqual(['first', 'resolved']);
  });
});

describe('an engine that starts again', () => {
  it('has the ad-hoc silences, and what they hide', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.silence('a', '0s', '1h');
    await story.restart();
    expect(story.engine.silences()).toMatchObject([{ id: 'silence-a', state: 'active', hides: 1 }]);
    await story.until('2h');
    expect(story.received()).toEqual([{ at: '1h', reason: 'first', firing: ['a'] }]);
  });

  it('repeats what fires when it would have without the restart', async () => {
    const story = new Story({ repeatInterval: '2h' });
    await story.at('0s', firing('a'));
    await story.until('1h');
    await story.restart();
    await story.until('5h');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual([
      '30s first',
      '2h30s repeat',
      '4h30s repeat',
    ]);
  });

  it('waits groupWait from the first alert, not from the start', async () => {
    const story = new Story({ groupWait: '10m' });
    await story.at('0s', firing('a'));
    await story.until('9m');
    await story.restart();
    await story.until('1h');
    expect(story.received()).toEqual([{ at: '10m', reason: 'first', firing: ['a'] }]);
  });

  it('tells a notice once, whether it was through before or not', async () => {
    const story = new Story();
    await story.at('0s', firing('n', { notice: true }));
    await story.until('10s');
    await story.restart();
    await story.until('1m');
    await story.restart();
    await story.until('1h');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['n'] }]);
  });

  it('remembers an end by which a late open is stale, within the hour', async () => {
    const story = new Story();
    await story.at('0s', firing('a', { changedAt: 1_000 }));
    await story.at('1m', resolved('a', { changedAt: 2_000 }));
    await story.until('50m');
    await story.restart();
    await story.at('55m', firing('a', { changedAt: 1_500 }));
    expect(story.engine.stats().activeAlerts).toBe(0);
    await story.until('3h');
    await story.at('3h', firing('a', { changedAt: 1_500 }));
    expect(story.engine.stats().activeAlerts).toBe(1);
  });

  it('under another configuration does what a reload would have done', async () => {
    const play = async (change: (story: Story) => Promise<unknown>) => {
      const story = new Story({ channels: { room: {}, pager: {} }, routes: [{ name: 'one' }] });
      await story.at('0s', firing('a'), firing('b', { severity: 'critical' }));
      await story.until('10m');
      await change(story);
      await story.at('20m', resolved('a'));
      await story.until('6h');
      return [story.received('room'), story.received('pager')];
    };
    const next: Partial<StorySetting> = {
      routes: [
        { name: 'critical', match: { severity: 'critical' }, to: ['pager'] },
        { name: 'rest', groupBy: ['name'] },
      ],
    };
    const reloaded = await play((story) => story.reload(next));
    expect(await play((story) => story.restart(next))).toEqual(reloaded);
  });
});

describe('an alert that a person ends', () => {
  it('is told to be over, and fires again with the next message of its sender', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.until('10m');
    const [alert] = await story.engine.alerts({ limit: 1 });
    const fingerprint = alert?.fingerprint ?? '';
    expect(await story.engine.endAlert(fingerprint)).toBe(true);
    expect(await story.engine.endAlert(fingerprint)).toBe(false);
    expect((await story.store.listEvents({ limit: 1 }))[0]).toMatchObject({
      kind: 'ended',
      endsAt: STORY_BEGINS + ms('10m'),
    });
    await story.at('20m', firing('a'));
    await story.until('1h');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual([
      '30s first',
      '10m30s resolved',
      '20m30s first',
    ]);
  });
});
