import { type Outcome, ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { deliveryName } from '../delivery/delivery-name.ts';
import type { DeliveryState } from '../store/index.ts';
import { firing, ms, resolved, STORY_BEGINS, Story, type StorySetting } from '../testing/story.ts';

/** A room that rejects everything until it is mended, and another one that takes everything. */
async function aDeadLetter(setting: StorySetting = {}) {
  let outcome: Outcome = reject('the token is wrong');
  const story = new Story({
    channels: { room: {}, other: {} },
    ...setting,
    answer: (channel) => (channel === 'room' ? outcome : ok),
  });
  const turn = (next: Outcome) => {
    outcome = next;
  };
  await story.at('0s', firing('a'));
  await story.until('1m');
  const [name = ''] = await namesOf(story, 'dead');
  return { story, turn, name };
}

async function namesOf(story: Story, state?: DeliveryState): Promise<string[]> {
  const query = state === undefined ? { limit: 50 } : { state, limit: 50 };
  return (await story.engine.deliveries(query)).deliveries.map(deliveryName);
}

const states = async (story: Story) =>
  (await story.engine.deliveries({ limit: 50 })).deliveries.map(({ state, reason }) => `${reason} ${state}`);

describe('a dead letter that is sent again', () => {
  it('is sent once, also where that is asked for twice at the same time', async () => {
    const { story, turn, name } = await aDeadLetter();
    turn(ok);
    const [first, second] = await Promise.all([
      story.engine.resend(name, undefined),
      story.engine.resend(name, undefined),
    ]);
    await story.until('2m');
    expect(second).toEqual(first);
    expect(await states(story)).toEqual(['resend sent', 'first dead']);
  });

  it('is refused for a channel that is suspended', async () => {
    const { story, name } = await aDeadLetter();
    await story.reload({ channels: { room: { suspended: true }, other: {} } });
    expect(await story.engine.resend(name, undefined)).toMatchObject({ why: 'unknown-channel' });
  });
});

describe('a delivery that is given up', () => {
  it('is a dead letter, is not tried again, and can be sent again later', async () => {
    const { story, turn } = await aDeadLetter();
    turn(retry('it is down'));
    await story.at('2m', firing('b'));
    await story.until('6m');
    const [waiting = ''] = await namesOf(story, 'waiting');
    expect(await story.engine.giveUp(waiting)).toEqual({ name: waiting });
    const delivery = await story.engine.delivery(waiting);
    expect(delivery).toMatchObject({
      state: 'dead',
      lastError: 'given up by a person',
      settledAt: STORY_BEGINS + ms('6m'),
    });
    const before = story.received().length;
    turn(ok);
    await story.until('30m');
    expect(story.received()).toHaveLength(before);
    await story.engine.resend(waiting, undefined);
    await story.until('31m');
    expect(story.received().at(-1)).toMatchObject({ reason: 'resend', firing: ['a', 'b'] });
  });

  it('stays so after a restart, and no end is due for it', async () => {
    const { story, turn } = await aDeadLetter();
    turn(retry('it is down'));
    await story.at('2m', firing('b'));
    await story.until('6m');
    const [waiting = ''] = await namesOf(story, 'waiting');
    await story.engine.giveUp(waiting);
    turn(ok);
    await story.restart();
    await story.at('7m', resolved('a'), resolved('b'));
    await story.until('30m');
    expect(story.received().filter(({ reason }) => reason === 'resolved')).toEqual([]);
  });

  it('is no business of the fallback of its channel', async () => {
    const channels = { room: { fallback: 'other', fallbackAfter: '10m' }, other: {} };
    const story = new Story({ channels, answer: (channel) => (channel === 'room' ? retry('it is down') : ok) });
    await story.at('0s', firing('a'));
    await story.until('5m');
    const [waiting = ''] = await namesOf(story, 'waiting');
    await story.engine.giveUp(waiting);
    await story.until('30m');
    expect(story.received('other')).toEqual([]);
    expect(await states(story)).toEqual(['first dead']);
  });

  it('waits: others are refused', async () => {
    const { story, turn, name } = await aDeadLetter();
    expect(await story.engine.giveUp('nobody-1')).toEqual({ refused: 'unknown' });
    expect(await story.engine.giveUp(name)).toEqual({ refused: 'dead' });
    turn(ok);
    await story.at('2m', firing('b'));
    await story.until('10m');
    const [sent = ''] = await namesOf(story, 'sent');
    expect(await story.engine.giveUp(sent)).toEqual({ refused: 'sent' });
  });

  it('is not being tried at this moment', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const story = new Story({ answer: () => promise });
    await story.at('0s', firing('a'));
    await story.until('31s');
    const [waiting = ''] = await namesOf(story, 'waiting');
    expect(await story.engine.giveUp(waiting)).toEqual({ refused: 'being-tried' });
    resolve(ok);
    await story.until('32s');
    expect(await states(story)).toEqual(['first sent']);
  });
});
