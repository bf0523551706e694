import { type Outcome, ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { firing, ms, resolved, STORY_BEGINS, Story } from '../testing/story.ts';

/** An alert in a group of its own. */
const alone = (name: string) => firing(name, { labels: { alertname: `Of ${name}` } });
const overAlone = (name: string) => resolved(name, { labels: { alertname: `Of ${name}` } });

const states = async (story: Story) =>
  (await story.store.listDeliveries({ limit: 50 })).deliveries
    .map(({ state, lastReason }) => (lastReason ? `${state}: ${lastReason}` : state))
    .toReversed();
/** `30s a,b`: when a message went to a channel, and what it said to be firing. */
const sent = (story: Story, channel = 'room') =>
  story.received(channel).map(({ at, firing: names }) => `${at} ${names.join()}`);

/** Answers one after the other, and `ok` when there are no more. */
function answers(...outcomes: readonly Outcome[]) {
  const left = [...outcomes];
  return () => left.shift() ?? ok;
}

/** A room that takes nothing until it is mended. */
function aRoom(outcome: Outcome) {
  let broken: Outcome | undefined = outcome;
  return {
    answer: (channel: string) => (channel === 'room' ? (broken ?? ok) : ok),
    mend() {
      broken = undefined;
    },
  };
}

describe('a target that asks for time', () => {
  const limited = retry('limited', STORY_BEGINS + ms('20m'));

  it('gets nothing of any group until then, and then all of it', async () => {
    const story = new Story({ answer: answers(limited) });
    await story.at('0s', alone('a'));
    await story.at('1m', alone('b'));
    await story.at('2m', alone('c'));
    await story.until('1h');
    expect(sent(story)).toEqual(['30s a', '20m a', '20m b', '20m c']);
  });

  it('holds up no other channel', async () => {
    const story = new Story({
      channels: { room: {}, pager: {} },
      routes: [{ to: ['room', 'pager'] }],
      answer: (channel) => (channel === 'room' && story.clock.now() < STORY_BEGINS + ms('20m') ? limited : ok),
    });
    await story.at('0s', alone('a'));
    await story.at('5m', alone('b'));
    await story.until('1h');
    expect(sent(story, 'pager')).toEqual(['30s a', '5m30s b']);
    expect(sent(story, 'room')).toEqual(['30s a', '20m a', '20m b']);
  });

  it('is left in peace over a restart', async () => {
    const story = new Story({ answer: answers(limited) });
    await story.at('0s', alone('a'));
    await story.until('5m');
    await story.restart();
    await story.until('1h');
    expect(sent(story)).toEqual(['30s a', '20m a']);
  });

  it('gets at once what waits, when its channel is mended', async () => {
    const story = new Story({ answer: answers(limited) });
    await story.at('0s', alone('a'));
    await story.until('5m');
    await story.reload({ channels: { room: { token: 'another token' } } });
    await story.until('1h');
    expect(sent(story)).toEqual(['30s a', '5m a']);
  });

  it('is not counted as down: it may ask as often as it likes', async () => {
    const soon = () => retry('limited', story.clock.now() + ms('2s'));
    let calls = 0;
    const story: Story = new Story({ answer: () => (++calls <= 10 ? soon() : ok) });
    await story.at('0s', alone('a'));
    await story.until('20m');
    expect(await states(story)).toEqual(['sent']);
    // Its own back-off, and never a breaker's: half of a second, two, four...
    expect(
      story
        .received()
        .map(({ at }) => at)
        .slice(0, 4),
    ).toEqual(['30s', '32s', '34s', '36s']);
  });
});

describe('a message that waits for the rate limit', () => {
  it('takes in what its group says meanwhile: one message for both', async () => {
    const story = new Story({ channels: { room: { rateLimit: '1/20m' } } });
    await story.at('0s', alone('a'));
    await story.at('1m', firing('b'));
    await story.at('7m', firing('c'));
    await story.until('1h');
    expect(sent(story)).toEqual(['30s a', '20m30s b,c']);
    expect(await states(story)).toEqual(['sent', 'superseded', 'sent']);
  });

  it('says the end beside it, when all was over before its turn', async () => {
    const story = new Story({ channels: { room: { rateLimit: '1/20m' } } });
    await story.at('0s', alone('a'));
    await story.at('1m', firing('b'));
    await story.at('10m', resolved('b'));
    await story.until('1h');
    expect(story.received()[1]).toMatchObject({ at: '20m30s', firing: [], resolved: ['b'] });
    expect(story.received()).toHaveLength(2);
  });

  it('keeps its place over a restart; the limit begins anew', async () => {
    const story = new Story({ channels: { room: { rateLimit: '1/20m' } } });
    await story.at('0s', alone('a'));
    await story.at('1m', alone('b'));
    await story.at('2m', alone('c'));
    await story.until('5m');
    await story.restart();
    await story.until('1h');
    expect(sent(story)).toEqual(['30s a', '5m b', '25m c']);
  });

  it('goes out at once under a limit that a reload raised', async () => {
    const story = new Story({ channels: { room: { rateLimit: '1/20m' } } });
    await story.at('0s', alone('a'));
    await story.at('1s', alone('b'));
    await story.at('2s', alone('c'));
    await story.until('5m');
    await story.reload({ channels: { room: { rateLimit: '10/20m' } } });
    await story.until('6m');
    expect(sent(story)).toEqual(['30s a', '5m b', '5m c']);
  });
});

describe('a target that is down', () => {
  const crowd = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('gets all that waits at once when a probe goes through', async () => {
    const room = aRoom(retry('down'));
    const story = new Story(room);
    await story.at('0s', ...crowd.map(alone));
    await story.until('20m');
    const before = story.received().length;
    room.mend();
    await story.until('20m15s');
    const after = story.received().slice(before);
    expect(after.map(({ firing: names }) => names.join()).sort()).toEqual(crowd);
    expect(new Set(after.map(({ at }) => at)).size).toBe(1);
  });

  it('is up again as well when it refuses a message: only that one is lost', async () => {
    let isDown = true;
    const story = new Story({
      answer: (_channel, message) => {
        if (isDown) return retry('down');
        return message.firing.some(({ labels }) => labels['name'] === 'a') ? reject('too odd') : ok;
      },
    });
    await story.at('0s', ...crowd.map(alone));
    await story.until('20m');
    isDown = false;
    await story.until('20m15s');
    expect(await states(story)).toEqual(['dead: too odd', 'sent', 'sent', 'sent', 'sent', 'sent']);
  });

  it('does not make another channel wait, though both are reached by one transport', async () => {
    const story = new Story({
      channels: { room: {}, pager: {} },
      routes: [{ to: ['room', 'pager'] }],
      answer: aRoom(retry('down')).answer,
    });
    await story.at('0s', ...crowd.map(alone));
    await story.at('10m', alone('late'));
    await story.until('11m');
    expect(sent(story, 'pager').at(-1)).toBe('10m30s late');
    expect(sent(story, 'pager')).toHaveLength(crowd.length + 1);
  });

  it('is down after a restart as well, and gets no crowd', async () => {
    const story = new Story(aRoom(retry('down')));
    await story.at('0s', ...crowd.map(alone));
    await story.until('20m');
    await story.restart();
    const before = story.received().length;
    await story.until('21m');
    expect(story.received().length - before).toBeLessThanOrEqual(crowd.length + 5);
    expect((await states(story)).every((state) => state.startsWith('waiting'))).toBe(true);
  });
});

describe('a message that waits for its target', () => {
  it('says the severity that its alert has in the end', async () => {
    const room = aRoom(retry('down'));
    const story = new Story(room);
    await story.at('0s', firing('a'));
    await story.at('10m', firing('a', { severity: 'critical' }));
    await story.until('20m');
    room.mend();
    await story.until('21m');
    expect(story.messages.at(-1)?.message).toMatchObject({ severity: 'critical', reason: 'severity' });
    expect(await states(story)).toEqual(['superseded: down', 'sent']);
  });

  it('is given up by the time of the oldest that it carries', async () => {
    const story = new Story({ ...aRoom(retry('down')), channels: { room: { retry: { giveUpAfter: '30m' } } } });
    await story.at('0s', firing('a'));
    await story.at('20m', firing('b'));
    await story.until('29m');
    expect(await states(story)).toEqual(['superseded: down', 'waiting: down']);
    await story.until('31m');
    expect((await states(story)).at(-1)).toBe('dead: given up: down');
  });

  it('is told again with the next news, once it was given up', async () => {
    const room = aRoom(retry('down'));
    const story = new Story({ ...room, channels: { room: { retry: { giveUpAfter: '10m' } } } });
    await story.at('0s', firing('a'));
    await story.until('15m');
    room.mend();
    await story.at('20m', firing('b'));
    await story.until('30m');
    expect(sent(story).at(-1)).toBe('20m30s a,b');
  });

  it('leaves out what is silenced meanwhile, and says it when the silence is over', async () => {
    const room = aRoom(retry('down'));
    const story = new Story(room);
    await story.at('0s', firing('a'), firing('b'));
    await story.until('5m');
    await story.silence('a', '5m', '1h');
    const before = story.received().length;
    room.mend();
    await story.until('2h');
    expect(story.received().slice(before)).toMatchObject([
      { reason: 'first', firing: ['b'] },
      { at: '1h', reason: 'unsuppressed', firing: ['a', 'b'] },
    ]);
  });

  it('keeps to its order behind one that is under way', async () => {
    const held: ((outcome: Outcome) => void)[] = [];
    const story = new Story({
      groupInterval: '5s',
      channels: { room: { timeout: '5m' } },
      answer: () => new Promise((answer) => held.push(answer)),
    });
    await story.at('0s', firing('a'));
    await story.at('31s', firing('b'));
    await story.until('2m');
    expect(sent(story)).toEqual(['30s a']);
    held[0]?.(ok);
    await story.until('3m');
    expect(sent(story)).toEqual(['30s a', '2m a,b']);
  });

  it('has the same id when its first attempt was cut off by the end of the program', async () => {
    let isHung = true;
    const story = new Story({ answer: () => (isHung ? new Promise<Outcome>(() => {}) : ok) });
    await story.at('0s', firing('a'));
    await story.until('31s');
    isHung = false;
    await story.restart();
    await story.until('5m');
    expect(sent(story)).toEqual(['30s a', '31s a']);
    expect(new Set(story.messages.map(({ message }) => message.id)).size).toBe(1);
    expect(await states(story)).toEqual(['sent']);
  });
});

describe('a dead letter', () => {
  it('is repeated by its group when that is due, as long as the alert fires', async () => {
    const room = aRoom(reject('401'));
    const story = new Story({ ...room, repeatInterval: '1h' });
    await story.at('0s', firing('a'));
    await story.until('10m');
    room.mend();
    await story.until('2h');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual(['30s first', '1h30s repeat']);
  });

  it('says why, after how many attempts and when', async () => {
    const story = new Story({ answer: () => reject('the room is unknown') });
    await story.at('0s', firing('a'));
    await story.until('1m');
    expect((await story.store.listDeliveries({ state: 'dead', limit: 5 })).deliveries).toMatchObject([
      { channel: 'room', lastReason: 'the room is unknown', attempts: 1, settledAt: STORY_BEGINS + ms('30s') },
    ]);
  });

  it('of one group stops no other', async () => {
    const story = new Story({ answer: answers(reject('too odd')) });
    await story.at('0s', alone('a'), alone('b'));
    await story.at('10m', overAlone('a'), overAlone('b'));
    await story.until('1h');
    expect(await states(story)).toEqual(['dead: too odd', 'sent', 'sent']);
    expect(story.received().at(-1)).toMatchObject({ resolved: ['b'] });
  });

  it('lets an end be said after a later message arrived', async () => {
    const story = new Story({ answer: answers(reject('too odd')) });
    await story.at('0s', firing('a'));
    await story.at('10m', firing('b'));
    await story.at('20m', resolved('a'), resolved('b'));
    await story.until('1h');
    expect(story.received().slice(1)).toMatchObject([
      { at: '10m30s', firing: ['a', 'b'] },
      { at: '20m30s', resolved: ['a', 'b'] },
    ]);
  });
});

describe('a channel that is suspended', () => {
  it('keeps what waits, and sends it when it is back', async () => {
    const room = aRoom(retry('down'));
    const story = new Story(room);
    await story.at('0s', firing('a'));
    await story.until('5m');
    await story.reload({ channels: { room: { suspended: true } } });
    room.mend();
    const before = story.received().length;
    await story.until('1h');
    expect(story.received()).toHaveLength(before);
    expect(await states(story)).toEqual(['waiting: down']);
    await story.reload({ channels: { room: {} } });
    await story.until('1h1m');
    expect(sent(story).slice(before)).toEqual(['1h a']);
  });
});

describe('a channel that is removed', () => {
  it('while a message is under way, takes its answer for nothing: the message is a dead letter', async () => {
    const held: ((outcome: Outcome) => void)[] = [];
    const story = new Story({
      channels: { room: {}, other: {} },
      answer: () => new Promise((answer) => held.push(answer)),
      routes: [{ to: ['room'] }],
    });
    await story.at('0s', firing('a'));
    await story.until('31s');
    await story.reload({ channels: { other: {} }, routes: [{ to: ['other'] }] });
    held[0]?.(ok);
    await story.until('35s');
    expect((await states(story))[0]).toMatch(/^dead/);
  });

  it('at a restart: what waits becomes dead letters before anything else is sent', async () => {
    const room = aRoom(retry('down'));
    const story = new Story({ ...room, channels: { other: {}, room: {} }, routes: [{ to: ['room'] }] });
    await story.at('0s', alone('a'), alone('b'));
    await story.until('5m');
    await story.reload({ channels: { other: {} }, routes: [] });
    await story.restart();
    await story.until('10m');
    expect((await states(story)).slice(0, 2)).toEqual(['dead: channel-removed', 'dead: channel-removed']);
    expect(sent(story, 'other').map((line) => line.split(' ')[1])).toEqual(['a', 'b']);
  });
});
