import { type Outcome, ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { firing, ms, resolved, STORY_BEGINS, Story, type StorySetting } from '../testing/story.ts';
import type { LatestDelivery } from './engine-api.ts';

const at = (time: string) => STORY_BEGINS + ms(time);

/** A room whose answer may be changed. */
function aRoom(first: Outcome, setting: StorySetting = {}) {
  let outcome = first;
  const story = new Story({ ...setting, answer: (channel) => (channel === 'room' ? outcome : ok) });
  const turn = (next: Outcome) => {
    outcome = next;
  };
  return { story, turn };
}

/** How the channels of the groups of now stand. */
async function channelsOf({ engine }: Story): Promise<readonly LatestDelivery[]> {
  const of = engine
    .groups({ limit: 10 })
    .flatMap(({ id, channels }) => channels.map(({ channel }) => ({ groupId: id, channel })));
  return engine.latestDeliveries(of);
}

/** The same for one alert, by its label `name`. */
async function channelsOfAlert(story: Story, name: string): Promise<readonly LatestDelivery[]> {
  const alerts = await story.engine.alerts({ limit: 10 });
  const known = alerts.find(({ labels }) => labels['name'] === name);
  return story.engine.latestDeliveriesOfAlert(known?.fingerprint ?? '');
}

describe('what became of the last decision for a channel', () => {
  it('is nothing before there is one', async () => {
    const { story } = aRoom(ok);
    await story.at('0s', firing('a'));
    expect(await channelsOf(story)).toEqual([{ groupId: expect.any(String), channel: 'room' }]);
  });

  it('is a delivery that arrived, and when', async () => {
    const { story } = aRoom(ok);
    await story.at('0s', firing('a'));
    await story.until('1m');
    const delivery = { state: 'sent', decidedAt: at('30s'), settledAt: at('30s'), attempts: 1, transport: 'story' };
    const [channel] = await channelsOf(story);
    expect(channel).toMatchObject({ channel: 'room', deliveredAt: at('30s'), delivery });
    expect(channel?.delivery).not.toHaveProperty('lastError');
  });

  it('is a dead letter, and why; nothing has arrived', async () => {
    const { story } = aRoom(reject('the token is wrong'));
    await story.at('0s', firing('a'));
    await story.until('1m');
    const [channel] = await channelsOf(story);
    const delivery = { state: 'dead', settledAt: at('30s'), attempts: 1, lastError: 'the token is wrong' };
    expect(channel).toMatchObject({ delivery });
    expect(channel).not.toHaveProperty('deliveredAt');
    expect(channel?.delivery).not.toHaveProperty('nextAttemptAt');
  });

  it('is a dead letter although something arrived before, which is said as well', async () => {
    const { story, turn } = aRoom(ok);
    await story.at('0s', firing('a'));
    await story.until('1m');
    turn(reject('the token is wrong'));
    await story.at('2m', firing('b'));
    await story.until('10m');
    expect(await channelsOf(story)).toMatchObject([
      { deliveredAt: at('30s'), delivery: { state: 'dead', decidedAt: at('5m30s') } },
    ]);
  });

  it('is one that waits: with its attempts, why, and when it is tried next', async () => {
    const { story } = aRoom(retry('it is down'));
    await story.at('0s', firing('a'));
    await story.until('31s');
    const [{ delivery } = {}] = await channelsOf(story);
    expect(delivery).toMatchObject({ state: 'waiting', lastError: 'it is down', attempts: expect.any(Number) });
    expect(delivery?.nextAttemptAt).toBeGreaterThan(at('31s') - 1);
    expect(delivery?.nextAttemptAt).toBeLessThanOrEqual(at('35s'));
  });

  it('is one that was not tried yet, with what is wrong with its target', async () => {
    const { story } = aRoom(retry('it is down'));
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.at('10m', firing('b', { labels: { alertname: 'Other' } }));
    await story.until('10m31s');
    const [{ delivery } = {}] = await channelsOfAlert(story, 'b');
    expect(delivery).toMatchObject({ state: 'waiting', attempts: 0, lastError: 'it is down' });
    expect(delivery?.nextAttemptAt).toBeLessThanOrEqual(at('10m46s'));
  });

  it('is one that nobody tries while its channel is suspended', async () => {
    const { story } = aRoom(retry('it is down'));
    await story.at('0s', firing('a'));
    await story.until('1m');
    const [group] = story.engine.groups({ limit: 1 });
    await story.reload({ channels: { room: { suspended: true } } });
    const [channel] = await story.engine.latestDeliveries([{ groupId: group?.id ?? '', channel: 'room' }]);
    expect(channel?.delivery).toMatchObject({ state: 'waiting', lastError: 'it is down' });
    expect(channel?.delivery).not.toHaveProperty('nextAttemptAt');
  });

  it('is known of a channel that the configuration no longer has', async () => {
    const { story } = aRoom(retry('it is down'));
    await story.at('0s', firing('a'));
    await story.until('1m');
    const [group] = story.engine.groups({ limit: 1 });
    await story.reload({ channels: { pager: {} } });
    const [channel] = await story.engine.latestDeliveries([{ groupId: group?.id ?? '', channel: 'room' }]);
    expect(channel?.delivery).toMatchObject({ state: 'dead', settledAt: at('1m'), lastError: 'channel-removed' });
    expect(channel?.delivery).not.toHaveProperty('transport');
  });

  it('shows no secret of the target', async () => {
    const { story } = aRoom(retry('hunter2 is not liked'), { channels: { room: { token: 'hunter2' } } });
    await story.at('0s', firing('a'));
    await story.at('10m', firing('b', { labels: { alertname: 'Other' } }));
    await story.until('11m');
    expect(JSON.stringify(await channelsOf(story))).not.toContain('hunter2');
  });
});

describe('what became of the messages that name an alert', () => {
  it('is of each channel of each of its groups', async () => {
    const channels = { room: {}, pager: {} };
    const { story } = aRoom(reject('no'), { channels, routes: [{ to: ['room', 'pager'], continue: true }, {}] });
    await story.at('0s', firing('a'));
    await story.until('1m');
    const shown = await channelsOfAlert(story, 'a');
    expect(shown.map(({ channel, delivery }) => `${channel} ${delivery?.state}`)).toEqual([
      'room dead',
      'pager sent',
      'room dead',
    ]);
    expect(new Set(shown.map(({ groupId }) => groupId)).size).toBe(2);
  });

  it('is nothing for one that came after the last message of its group', async () => {
    const { story } = aRoom(ok);
    await story.at('0s', firing('a'));
    await story.at('1m', firing('b'));
    expect((await channelsOfAlert(story, 'a'))[0]).toHaveProperty('delivery');
    expect((await channelsOfAlert(story, 'b'))[0]).not.toHaveProperty('delivery');
  });

  it('is known when the alert has left its group, its end told', async () => {
    const { story } = aRoom(ok);
    await story.at('0s', firing('a'));
    await story.at('1m', resolved('a'));
    await story.until('10m');
    const fingerprint = story.messages.at(-1)?.message.resolved[0]?.fingerprint ?? '';
    expect(await story.engine.latestDeliveriesOfAlert(fingerprint)).toMatchObject([
      { channel: 'room', deliveredAt: at('5m30s'), delivery: { state: 'sent', reason: 'resolved' } },
    ]);
  });
});

describe('deliveries, shown', () => {
  it('are listed as they stand now, page by page', async () => {
    const { story } = aRoom(retry('it is down'), {
      channels: { room: {}, pager: {} },
      routes: [{ to: ['room', 'pager'] }],
    });
    await story.at('0s', firing('a'));
    await story.until('31s');
    const first = await story.engine.deliveries({ limit: 1 });
    const second = await story.engine.deliveries({
      limit: 1,
      ...(first.next === undefined ? {} : { after: first.next }),
    });
    expect(second.next).toBeUndefined();
    const [pager, room] = [...first.deliveries, ...second.deliveries];
    expect(pager).toMatchObject({ channel: 'pager', state: 'sent', transport: 'story' });
    expect(room).toMatchObject({ channel: 'room', state: 'waiting', lastError: 'it is down' });
    expect(room?.nextAttemptAt).toBeGreaterThanOrEqual(at('31s'));
    expect((await story.engine.deliveries({ channel: 'pager', limit: 9 })).deliveries).toEqual([pager]);
  });

  it('are one by its name, with its alerts and attempts', async () => {
    const { story, turn } = aRoom(retry('it is down'));
    await story.at('0s', firing('a'), firing('b'));
    await story.until('30s');
    turn(ok);
    await story.until('5m');
    await story.at('5m', resolved('a'));
    await story.silence('b', '5m', '1h');
    await story.until('10m');
    const { deliveries } = await story.engine.deliveries({ limit: 9 });
    const [ends, first] = await Promise.all(deliveries.map(({ name }) => story.engine.delivery(name)));
    const labels = (name: string) => ({ alertname: 'Disk', name, severity: 'warning' });
    expect(first).toMatchObject({
      state: 'sent',
      reason: 'first',
      alerts: [
        { status: 'firing', labels: labels('a') },
        { status: 'firing', labels: labels('b') },
      ],
      tries: [{ startedAt: at('30s'), outcome: 'retry', reason: 'it is down' }, { outcome: 'ok' }],
    });
    expect(first?.tries[1]).not.toHaveProperty('reason');
    expect(ends?.alerts).toMatchObject([
      { status: 'resolved', labels: labels('a') },
      { status: 'suppressed', labels: labels('b') },
    ]);
  });

  it('are found under the name that messages have, and no other', async () => {
    const { story } = aRoom(ok);
    await story.at('0s', firing('a'));
    await story.until('1m');
    const { id } = story.messages[0]?.message ?? { id: '' };
    expect(await story.engine.delivery(id)).toMatchObject({ name: id, state: 'sent' });
    for (const name of [`x${id}`, `${id}0`, '1', '', 'toString'])
      expect(await story.engine.delivery(name)).toBeUndefined();
  });
});
