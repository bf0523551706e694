import { describe, expect, it } from 'vitest';
import { Outbox } from '../delivery/outbox.ts';
import { aDelivery } from '../store/testing/builders.ts';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { firing, resolved, type StorySetting } from '../testing/story.ts';
import { engineView } from './engine-view.ts';

async function aView(setting: StorySetting = {}) {
  const looked = { state: await anEngineState(setting), outbox: new Outbox([]), now: 0 };
  const view = engineView({ state: () => looked.state, outbox: () => looked.outbox, now: () => looked.now });
  return { looked, view };
}

describe('the view of the engine', () => {
  it('counts alerts that fire and groups that are open', async () => {
    const { looked, view } = await aView();
    expect(view.stats()).toEqual({
      activeAlerts: 0,
      groups: 0,
      channels: [{ channel: 'room', waiting: 0, inFlight: 0 }],
    });
    await accept(looked.state, 0, [firing('a'), firing('b'), firing('c', { labels: { alertname: 'C' } })]);
    await accept(looked.state, 0, [resolved('b')]);
    expect(view.stats()).toMatchObject({ activeAlerts: 2, groups: 2 });
  });

  it('counts what waits for each channel, and since when', async () => {
    const { looked, view } = await aView({ channels: { room: { concurrency: 1 }, pager: {} } });
    for (const [id, waitingSince] of [
      [1, 700],
      [2, 500],
      [3, 900],
    ] as const) {
      const delivery = aDelivery({ id, groupId: `group-${id}`, waitingSince });
      looked.outbox.add(delivery);
      looked.outbox.committed([delivery]);
    }
    looked.outbox.queueOf('room').next({ concurrency: 1 }, 0);
    expect(view.stats().channels).toEqual([
      { channel: 'room', waiting: 2, inFlight: 1, waitingSince: 500 },
      { channel: 'pager', waiting: 0, inFlight: 0 },
    ]);
  });

  it('shows alerts that fire in pages, in the order of their fingerprints', async () => {
    const { looked, view } = await aView();
    const names = ['a', 'b', 'c', 'd', 'e'];
    await accept(
      looked.state,
      0,
      names.map((name) => firing(name)),
    );
    await accept(looked.state, 1, [resolved('c')]);
    const left = await Promise.all(['a', 'b', 'd', 'e'].map((name) => knownAs(looked.state, name)));
    const expected = left.map(({ fingerprint }) => fingerprint).sort();
    const first = (await view.alerts({ limit: 3 })).map(({ fingerprint }) => fingerprint);
    const rest = (await view.alerts({ after: first.at(-1) ?? '', limit: 3 })).map(({ fingerprint }) => fingerprint);
    expect([first, rest]).toEqual([expected.slice(0, 3), expected.slice(3)]);
  });

  it('shows one alert, also for a while after its end', async () => {
    const { looked, view } = await aView();
    await accept(looked.state, 0, [firing('a')]);
    const { fingerprint } = await knownAs(looked.state, 'a');
    expect(await view.alert(fingerprint)).toMatchObject({ status: 'firing' });
    await accept(looked.state, 1, [resolved('a')]);
    expect(await view.alert(fingerprint)).toMatchObject({ status: 'resolved', endsAt: 1 });
    expect(await view.alert('nobody')).toBeUndefined();
  });

  it('shows groups in pages, and one by its id', async () => {
    const { looked, view } = await aView();
    await accept(
      looked.state,
      0,
      ['A', 'B', 'C'].map((alertname) => firing(alertname, { labels: { alertname } })),
    );
    expect(view.groups({ limit: 2 }).map(({ id }) => id)).toEqual(['id-2', 'id-3']);
    expect(view.groups({ after: 'id-3', limit: 2 }).map(({ id, key }) => [id, key])).toEqual([
      ['id-4', { alertname: 'C' }],
    ]);
    expect(view.group('id-3')).toMatchObject({ id: 'id-3', firing: 1 });
    expect(view.group('gone')).toBeUndefined();
  });

  it('is always that of now: of the time, and of the state after a reload', async () => {
    const { looked, view } = await aView({ silences: [{ name: 'a', from: '0s', until: '1h' }] });
    const states = () => view.silences().map(({ state }) => state);
    expect(states()).toEqual(['pending']);
    looked.now = Number.MAX_SAFE_INTEGER;
    expect(states()).toEqual(['expired']);
    looked.state = await anEngineState();
    expect(states()).toEqual([]);
  });
});
