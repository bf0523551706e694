import { describe, expect, it } from 'vitest';
import { firing, resolved, STORY_BEGINS, Story } from '../testing/story.ts';

describe('what a group says when', () => {
  it('G1: waits groupWait from the first alert, and takes the burst in one message', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('10s', firing('b'));
    await story.until('1m');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['a', 'b'] }]);
  });

  it('G2: takes a later burst in one message too', async () => {
    const story = new Story();
    await story.at('0s', firing('a'), firing('b'));
    await story.at('2h', firing('c'));
    await story.at('2h10s', firing('d'));
    await story.until('3h');
    expect(story.received().slice(1)).toEqual([{ at: '2h30s', reason: 'new', firing: ['a', 'b', 'c', 'd'] }]);
  });

  it('G3: never speaks sooner than groupInterval after the last message', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('1m30s', firing('c'));
    await story.until('1h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '5m30s', reason: 'new', firing: ['a', 'c'] },
    ]);
  });

  it('G4: says nothing of an alert that was over before its group was due', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('20s', resolved('a'));
    await story.until('1h');
    expect(story.received()).toEqual([]);
    expect((await story.store.listEvents({ limit: 10 })).map((event) => event.kind)).toEqual(['resolved', 'new']);
    expect(story.engine.stats().groups).toBe(0);
  });

  it('G5: lists what came and went between two messages in the next one, and makes no message of it', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('10m', firing('b'));
    await story.at('10m10s', resolved('b'));
    await story.at('20m', firing('c'));
    await story.until('1h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '20m30s', reason: 'new', firing: ['a', 'c'], resolved: ['b'] },
    ]);
  });

  it('G5: also what is silenced since it is over, and over a restart', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('10m', firing('b'));
    await story.at('10m10s', resolved('b'));
    await story.until('11m');
    await story.silence('b', '11m', '2h');
    await story.restart();
    await story.at('20m', firing('c'));
    await story.until('1h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '20m30s', reason: 'new', firing: ['a', 'c'], resolved: ['b'] },
    ]);
  });

  it('G6: says nothing when an alert resolves and fires again before the group is due', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('1m', resolved('a'));
    await story.at('2m', firing('a', { startsAt: STORY_BEGINS + 120_000 }));
    await story.until('4h1m');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '4h30s', reason: 'repeat', firing: ['a'] },
    ]);
    expect(story.messages[1]?.message.firing[0]?.startsAt).toBe(STORY_BEGINS + 120_000);
  });

  it('G7: forgets a group once all is told, and begins anew', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('10m', resolved('a'));
    await story.at('20m', firing('a'));
    await story.until('1h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '10m30s', reason: 'resolved', firing: [], resolved: ['a'] },
      { at: '20m30s', reason: 'first', firing: ['a'] },
    ]);
    expect(story.messages[2]?.message.group.id).not.toBe(story.messages[0]?.message.group.id);
  });

  it('G8: takes newer values in place, without a message and without an event', async () => {
    const story = new Story();
    for (let minute = 0; minute <= 240; minute++) {
      await story.at(`${minute}m`, firing('a', { annotations: { value: String(minute) } }));
    }
    await story.until('4h1m');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '4h30s', reason: 'repeat', firing: ['a'] },
    ]);
    expect(story.messages[1]?.message.firing[0]?.annotations['value']).toBe('240');
    expect(await story.store.listEvents({ limit: 10 })).toHaveLength(1);
  });

  it('G9: repeats by its own repeatInterval, whatever the monitor does', async () => {
    const story = new Story();
    for (let minute = 0; minute <= 540; minute += 10) await story.at(`${minute}m`, firing('a'));
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual([
      '30s first',
      '4h30s repeat',
      '8h30s repeat',
    ]);
  });

  it('G10, G11: tells another severity as such', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.at('10m', firing('a', { severity: 'critical' }));
    await story.at('20m', firing('a', { severity: 'warning' }));
    await story.until('1h');
    expect(story.messages.map(({ message }) => [message.reason, message.severity])).toEqual([
      ['first', 'warning'],
      ['severity', 'critical'],
      ['severity', 'warning'],
    ]);
  });

  it('G13: tells a channel that two routes reach twice, as two groups', async () => {
    const story = new Story({ routes: [{ name: 'one', continue: true }, { name: 'two' }] });
    await story.at('0s', firing('a'));
    await story.until('1m');
    expect(story.messages.map(({ message }) => message.route)).toEqual(['one', 'two']);
  });

  it('G14: tells an alert again that fires after its unsaid end was due', async () => {
    const story = new Story({ channels: { room: { sendResolved: false } } });
    await story.at('0s', firing('a'), firing('b'));
    await story.at('10m', resolved('a'));
    await story.at('20m', firing('a'));
    await story.until('1h');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual(['30s first', '20m30s new']);
  });

  it('G15: resolves an alert that its sender no longer renews, at its last end', async () => {
    const story = new Story();
    const until = (minutes: number) => ({ expiresAt: STORY_BEGINS + minutes * 60_000 });
    await story.at('0s', firing('a', until(6)));
    await story.at('5m', firing('a', until(14)));
    await story.until('20m');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '14m30s', reason: 'resolved', firing: [], resolved: ['a'] },
    ]);
    expect((await story.store.listEvents({ limit: 1 }))[0]).toMatchObject({
      kind: 'expired',
      endsAt: STORY_BEGINS + 14 * 60_000,
    });
  });

  it('G15: also soon after a start, if it was sent since', async () => {
    const story = new Story({ groupWait: '10s' });
    await story.at('0s', firing('a', { expiresAt: STORY_BEGINS + 60_000 }));
    await story.until('10m');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual(['10s first', '5m10s resolved']);
    expect((await story.store.listEvents({ limit: 1 }))[0]).toMatchObject({
      kind: 'expired',
      at: STORY_BEGINS + 60_000,
    });
  });

  it('G16: repeats what its sender never closes, until expireAfter', async () => {
    const story = new Story({ sources: { monitor: { expireAfter: '10h' } } });
    await story.at('0s', firing('a'));
    await story.until('24h');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual([
      '30s first',
      '4h30s repeat',
      '8h30s repeat',
      '10h30s resolved',
    ]);
  });

  it('G17: remembers a close that nobody asked for, and takes its late open as stale', async () => {
    const story = new Story();
    await story.at('0s', resolved('a', { changedAt: 2_000 }));
    await story.at('1m', firing('a', { changedAt: 1_000 }));
    await story.until('1h');
    expect(story.received()).toEqual([]);
    expect((await story.store.listEvents({ limit: 10 })).map((event) => event.kind)).toEqual([
      'stale',
      'unknown-resolved',
    ]);
  });

  it('G18, G19: takes equal keys of two sources for two alerts', async () => {
    const story = new Story({ sources: { other: {} } });
    await story.at('0s', firing('a'), { ...firing('a'), source: 'other' }, firing('a'));
    await story.until('1m');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['a', 'a'] }]);
  });

  it('G20: tells each receipt of a notice once, and keeps none active', async () => {
    const story = new Story();
    await story.at('0s', firing('sample', { notice: true }));
    await story.at('10m', firing('sample', { notice: true }));
    await story.until('10h');
    expect(story.received().map(({ at, reason }) => `${at} ${reason}`)).toEqual(['30s first', '10m30s first']);
    expect(story.engine.stats()).toMatchObject({ activeAlerts: 0, groups: 0 });
  });

  it('tells two notices that come together both', async () => {
    const story = new Story();
    await story.at('0s', firing('sample', { notice: true }), firing('sample', { notice: true }));
    await story.until('1m');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['sample', 'sample'] }]);
  });
});
