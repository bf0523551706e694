import { type Outcome, ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { firing, ms, resolved, STORY_BEGINS, Story } from '../testing/story.ts';

const states = async (story: Story) => {
  const { deliveries } = await story.store.listDeliveries({ limit: 20 });
  return deliveries.map(({ state, lastReason }) => (lastReason ? `${state}: ${lastReason}` : state));
};

/** A room that is down until somebody mends it. */
function aRoomThatIsDown(outcome: Outcome = retry('it is down')) {
  let isDown = true;
  return {
    answer: () => (isDown ? outcome : ok),
    mend() {
      isDown = false;
    },
  };
}

describe('a delivery', () => {
  it('is tried again with growing pauses, always under the same id', async () => {
    const story = new Story({ answer: () => retry('it is down') });
    await story.at('0s', firing('a'));
    await story.until('1m');
    expect(story.received().map(({ at }) => at)).toEqual([
      '30s',
      '31s',
      '32s',
      '34s',
      '38s',
      '39s',
      '41s',
      '45s',
      '53s',
    ]);
    expect(new Set(story.messages.map(({ message }) => message.id)).size).toBe(1);
  });

  it('gives up after giveUpAfter, as a dead letter', async () => {
    const story = new Story({
      answer: () => retry('it is down'),
      channels: { room: { retry: { giveUpAfter: '1h' } } },
    });
    await story.at('0s', firing('a'));
    await story.until('3h');
    expect(await states(story)).toEqual(['dead: given up: it is down']);
  });

  it('waits as long as the target says', async () => {
    let calls = 0;
    const story = new Story({
      answer: () => {
        calls += 1;
        return calls === 1 ? retry('limited', STORY_BEGINS + ms('2m')) : ok;
      },
    });
    await story.at('0s', firing('a'));
    await story.until('10m');
    expect(story.received().map(({ at }) => at)).toEqual(['30s', '2m']);
  });

  it('D3: becomes a dead letter when it is rejected, and is not tried every groupInterval', async () => {
    const story = new Story({ answer: () => reject('401') });
    await story.at('0s', firing('a'));
    await story.until('2h');
    expect(story.received()).toHaveLength(1);
    expect(await states(story)).toEqual(['dead: 401']);
  });

  it('D3: goes out with the next news of its group', async () => {
    const room = aRoomThatIsDown(reject('401'));
    const story = new Story(room);
    await story.at('0s', firing('a'));
    await story.until('10m');
    room.mend();
    await story.at('20m', firing('b'));
    await story.until('30m');
    expect(story.received().at(-1)).toEqual({ at: '20m30s', reason: 'new', firing: ['a', 'b'] });
  });

  it('D3: is tried again at once when the channel is mended and the alert still fires', async () => {
    const room = aRoomThatIsDown(reject('401'));
    const story = new Story(room);
    await story.at('0s', firing('a'), firing('gone'));
    await story.at('5m', resolved('gone'));
    await story.until('10m');
    room.mend();
    await story.reload({ channels: { room: { token: 'another token' } } });
    await story.until('1h');
    expect(story.received().slice(1)).toEqual([{ at: '10m', reason: 'first', firing: ['a'] }]);
  });

  it('D3: owes no "resolved" for what is known never to have arrived', async () => {
    const story = new Story({ answer: () => reject('401') });
    await story.at('0s', firing('a'));
    await story.at('10m', resolved('a'));
    await story.until('1h');
    expect(story.received()).toHaveLength(1);
  });

  it('D3: owes no "resolved" after what failed was joined by news, and was rejected then', async () => {
    const answers: ((outcome: Outcome) => void)[] = [];
    const story = new Story({ groupInterval: '5s', answer: () => new Promise((answer) => answers.push(answer)) });
    await story.at('0s', firing('a'));
    await story.at('31s', firing('b'));
    await story.until('36s');
    answers[0]?.(retry('busy'));
    await story.until('40s');
    answers[1]?.(reject('400'));
    await story.at('1m', resolved('a'), resolved('b'));
    await story.until('1h');
    expect((await states(story)).slice(0, 1)).toEqual(['dead: 400']);
    expect(story.received()).toHaveLength(2);
  });

  it('D4: owes "resolved" after an unknown result was joined by news, and was rejected then', async () => {
    const answers: ((outcome: Outcome) => void)[] = [];
    const story = new Story({ groupInterval: '5s', answer: () => new Promise((answer) => answers.push(answer)) });
    await story.at('0s', firing('a'));
    await story.at('31s', firing('b'));
    await story.until('41s');
    answers[1]?.(reject('400'));
    await story.at('1m', resolved('a'), resolved('b'));
    await story.until('2m');
    expect(story.received().at(-1)).toMatchObject({ resolved: ['a', 'b'] });
  });

  it('D3: tells an alert that fires again after its first word was rejected', async () => {
    const room = aRoomThatIsDown(reject('401'));
    const story = new Story(room);
    await story.at('0s', firing('a'), firing('b'));
    await story.at('1m', resolved('a'));
    await story.at('2m', firing('a'));
    await story.until('3m');
    room.mend();
    await story.until('30m');
    expect(story.received().slice(1)).toEqual([{ at: '5m30s', reason: 'new', firing: ['a', 'b'] }]);
  });

  it('D2: tells an alert that fires again after its unsent word was settled', async () => {
    const room = aRoomThatIsDown();
    const story = new Story({ ...room, channels: { room: { sendResolved: false } } });
    await story.at('0s', firing('a'));
    await story.at('1m', resolved('a'));
    room.mend();
    await story.at('2m', firing('a'));
    const before = story.messages.length;
    await story.until('30m');
    expect(story.received().slice(before)).toHaveLength(1);
  });

  it('D4: owes "resolved" for what may have arrived', async () => {
    const story = new Story({
      answer: () => new Promise(() => {}),
      channels: { room: { retry: { giveUpAfter: '1ms' } } },
    });
    await story.at('0s', firing('a'));
    await story.at('10m', resolved('a'));
    await story.until('1h');
    expect(await states(story)).toContain('dead: given up: no answer within 10000 ms');
    expect(story.received().at(-1)?.resolved).toEqual(['a']);
  });

  it('is replaced by a newer one of its group while it waits', async () => {
    const room = aRoomThatIsDown();
    const story = new Story(room);
    await story.at('0s', firing('a'));
    await story.at('6m', firing('b'));
    await story.until('20m');
    room.mend();
    await story.until('30m');
    expect(story.received().at(-1)).toMatchObject({ firing: ['a', 'b'] });
    expect((await states(story)).map((state) => state.split(':')[0])).toEqual(['sent', 'superseded']);
  });

  it('D2: lists what resolved while it waited, with both times', async () => {
    const room = aRoomThatIsDown();
    const story = new Story(room);
    await story.at('0s', firing('a'));
    await story.at('10m', resolved('a', { endsAt: STORY_BEGINS + ms('9m') }));
    await story.until('20m');
    room.mend();
    await story.until('30m');
    expect(story.received().at(-1)).toMatchObject({ firing: [], resolved: ['a'] });
    expect(story.messages.at(-1)?.message.resolved[0]).toMatchObject({
      startsAt: STORY_BEGINS,
      endsAt: STORY_BEGINS + ms('9m'),
    });
  });

  it('loses no end and no notice when a newer one takes its place', async () => {
    const room = aRoomThatIsDown();
    const story = new Story(room);
    await story.at('0s', firing('a'), firing('c'), firing('note', { notice: true }));
    await story.at('6m', resolved('a'));
    await story.at('12m', firing('b'));
    await story.until('30m');
    room.mend();
    await story.until('40m');
    expect(story.received().at(-1)).toMatchObject({ firing: ['c', 'b', 'note'], resolved: ['a'] });
  });

  it('D8: goes out at once with the new options when its channel is mended', async () => {
    const story = new Story({ answer: () => retry('bad url') });
    await story.at('0s', firing('a'));
    await story.until('2h');
    const before = story.received().length;
    await story.reload({ answer: () => ok, channels: { room: { token: 'another token' } } });
    await story.until('2h1s');
    expect(story.received().slice(before)).toEqual([{ at: '2h', reason: 'first', firing: ['a'] }]);
  });

  it('D9: becomes a dead letter when its channel is removed', async () => {
    const story = new Story({ answer: (channel) => (channel === 'room' ? retry('down') : ok) });
    await story.at('0s', firing('a'));
    await story.until('5m');
    await story.reload({ channels: { other: {} } });
    await story.until('10m');
    expect(await states(story)).toContain('dead: channel-removed');
    expect(story.received('other')).toEqual([{ at: '5m30s', reason: 'first', firing: ['a'] }]);
  });

  it('D9: is told anew when its channel comes back that never got it', async () => {
    const room = aRoomThatIsDown();
    const story = new Story({ answer: (channel) => (channel === 'room' ? room.answer() : ok) });
    await story.at('0s', firing('a'));
    await story.until('5m');
    await story.reload({ channels: { other: {} } });
    room.mend();
    const before = story.received('room').length;
    await story.until('10m');
    await story.reload({ channels: { room: {} } });
    await story.until('30m');
    expect(story.received('room').slice(before)).toMatchObject([{ reason: 'first', firing: ['a'] }]);
  });

  it('stops hammering a target that is down, and probes it at least every 15 s', async () => {
    const room = aRoomThatIsDown();
    const story = new Story(room);
    await story.at(
      '0s',
      ...Array.from({ length: 20 }, (_, n) => firing(`a${n}`, { labels: { alertname: `Disk${n}` } })),
    );
    await story.until('10m');
    const attempts = story.received().length;
    await story.until('11m');
    expect(story.received().length - attempts).toBe(4);
    room.mend();
    await story.until('11m20s');
    expect((await states(story)).every((state) => state === 'sent' || state.startsWith('sent'))).toBe(true);
  });

  it('keeps to the rate limit of its channel', async () => {
    const story = new Story({ channels: { room: { rateLimit: '2/1m' } } });
    await story.at('0s', ...[1, 2, 3, 4, 5].map((n) => firing(`a${n}`, { labels: { alertname: `Disk${n}` } })));
    await story.until('10m');
    expect(story.received().map(({ at }) => at)).toEqual(['30s', '30s', '1m30s', '1m30s', '2m30s']);
  });

  it('is not held up by another channel that is down', async () => {
    const story = new Story({
      channels: { room: {}, pager: {} },
      routes: [{ to: ['room', 'pager'] }],
      answer: (channel) => (channel === 'room' ? retry('down') : ok),
    });
    await story.at('0s', firing('a'));
    await story.until('31s');
    expect(story.received('pager')).toHaveLength(1);
  });
});

describe('a restart', () => {
  it('tells nothing again, and forgets nothing', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('1m', firing('b'));
    await story.restart();
    await story.until('6m');
    await story.restart();
    await story.at('10m', resolved('a'), resolved('b'));
    await story.restart();
    await story.until('12h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '5m30s', reason: 'new', firing: ['a', 'b'] },
      { at: '10m30s', reason: 'resolved', firing: [], resolved: ['a', 'b'] },
    ]);
  });

  it('sends what was not settled again under the same id', async () => {
    const room = aRoomThatIsDown();
    const story = new Story(room);
    await story.at('0s', firing('a'));
    await story.until('40s');
    await story.restart();
    room.mend();
    await story.until('2m');
    expect(new Set(story.messages.map(({ message }) => message.id)).size).toBe(1);
    expect(await states(story)).toHaveLength(1);
  });

  it('still says the end of an alert that ended long before', async () => {
    const story = new Story({ groupInterval: '3h' });
    await story.at('0s', firing('a'));
    await story.at('10m', resolved('a'));
    await story.until('2h30m');
    await story.restart();
    await story.until('4h');
    expect(story.received().at(-1)).toEqual({ at: '3h30s', reason: 'resolved', firing: [], resolved: ['a'] });
  });

  it('lists what came and went before it in the next message', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('10m', firing('b'));
    await story.at('10m5s', resolved('b'));
    await story.until('15m');
    await story.restart();
    await story.at('20m', firing('c'));
    await story.until('21m');
    expect(story.received().at(-1)).toMatchObject({ firing: ['a', 'c'], resolved: ['b'] });
  });

  it('lets nothing expire before its sender had time to renew it', async () => {
    const story = new Story();
    await story.at('0s', firing('a', { expiresAt: STORY_BEGINS + ms('4m') }));
    await story.until('3m50s');
    await story.restart();
    await story.at('5m', firing('a', { expiresAt: STORY_BEGINS + ms('12m') }));
    await story.until('11m');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['a'] }]);
  });
  it('gives a sender that renews slowly its own time', async () => {
    const source = {
      contract: 1,
      name: 'slow',
      options: {},
      read: () => ({ alerts: [], problems: [] }),
      renewalMs: () => ms('1h'),
    } as const;
    const story = new Story({ source });
    await story.at('0s', firing('a', { expiresAt: STORY_BEGINS + ms('10m') }));
    await story.until('9m');
    await story.restart();
    await story.until('1h8m');
    expect(story.received()).toHaveLength(1);
    await story.until('1h10m');
    expect(story.received().at(-1)).toMatchObject({ reason: 'resolved' });
  });
});

describe('a message in flight when the program ends, with a newer one of its group behind it', () => {
  it('is sent again after the start, and the newer one after it', async () => {
    let hangs = false;
    const story = new Story({
      groupWait: '0s',
      groupInterval: '5s',
      channels: { room: { timeout: '60s' } },
      answer: () => (hangs ? new Promise<Outcome>(() => {}) : ok),
    });
    await story.at('0s', firing('a'), firing('b'));
    await story.until('9s');
    hangs = true;
    await story.at('10s', resolved('a'));
    await story.at('20s', firing('c'));
    await story.until('26s');
    hangs = false;
    await story.restart();
    await story.until('1m');
    expect(story.received().slice(2)).toEqual([
      { at: '26s', reason: 'resolved', firing: ['b'], resolved: ['a'] },
      { at: '26s', reason: 'new', firing: ['b', 'c'] },
    ]);
    expect((await story.store.listDeliveries({ state: 'waiting', limit: 9 })).deliveries).toEqual([]);
  });
});

describe('a reload', () => {
  it('tells nothing when only ids change, and keeps the id of the group', async () => {
    const story = new Story({ routes: [{ name: 'old' }] });
    await story.at('0s', firing('a'));
    await story.until('10m');
    const before = story.engine;
    await story.reload({ routes: [{ name: 'new' }] });
    await story.until('3h');
    await story.at('3h', firing('b'));
    await story.until('3h1m');
    expect(before).toBe(story.engine);
    expect(story.received().map(({ reason }) => reason)).toEqual(['first', 'new']);
    expect(story.messages[1]?.message.group.id).toBe(story.messages[0]?.message.group.id);
  });

  it('takes a new interval at once', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('1m', firing('b'));
    await story.reload({ groupInterval: '1m' });
    await story.until('10m');
    expect(story.received().map(({ at }) => at)).toEqual(['30s', '1m30s']);
  });

  it('tells a channel that is new to a route what fires, once', async () => {
    const story = new Story({ channels: { room: {}, pager: {} } });
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.reload({ routes: [{ to: ['room', 'pager'] }] });
    await story.until('1h');
    expect(story.received('room')).toHaveLength(1);
    expect(story.received('pager')).toMatchObject([{ reason: 'first', firing: ['a'] }]);
  });
});
