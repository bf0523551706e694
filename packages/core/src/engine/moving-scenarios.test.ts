import { ok, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { firing, resolved, Story } from '../testing/story.ts';

const words = (story: Story, channel: string) => story.received(channel).map(({ at, reason }) => `${at} ${reason}`);

describe('what was told moves with the alert', () => {
  const byseverity = [
    { name: 'critical', match: { severity: 'critical' }, to: ['pager', 'room'] },
    { name: 'rest', to: ['room'] },
  ];
  const channels = { room: {}, pager: {} };

  it('G12: from route to route, as its severity changes', async () => {
    const story = new Story({ channels, routes: byseverity });
    await story.at('0s', firing('a', { severity: 'critical' }));
    await story.at('10m', firing('a', { severity: 'warning' }));
    await story.at('20m', firing('a', { severity: 'critical' }));
    await story.until('1h');
    expect(words(story, 'pager')).toEqual(['30s first', '10m30s moved', '20m30s first']);
    expect(words(story, 'room')).toEqual(['30s first', '10m30s severity', '20m30s severity']);
    expect(story.messages.every(({ channel, message }) => channel === 'pager' || message.status === 'firing')).toBe(
      true,
    );
  });

  it('G12: over a restart in between', async () => {
    const story = new Story({ channels, routes: byseverity });
    await story.at('0s', firing('a', { severity: 'critical' }));
    await story.at('10m', firing('a', { severity: 'warning' }));
    await story.until('15m');
    await story.restart();
    await story.at('30m', resolved('a'));
    await story.until('1h');
    expect(words(story, 'room')).toEqual(['30s first', '10m30s severity', '30m30s resolved']);
  });

  it('R1: nothing is told when a route is renamed or another is put before it', async () => {
    const story = new Story({ routes: [{ name: 'one' }] });
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.reload({ routes: [{ name: 'other', match: { host: 'x' } }, { name: 'renamed' }] });
    await story.until('3h');
    expect(words(story, 'room')).toEqual(['30s first']);
  });

  it('R2: a channel that loses its route hears nothing, and the end when it comes', async () => {
    const story = new Story({ channels, routes: [{ to: ['room'] }] });
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.reload({ routes: [{ to: ['pager'] }] });
    await story.until('9h');
    expect(words(story, 'room')).toEqual(['30s first']);
    expect(words(story, 'pager').slice(0, 1)).toEqual(['10m first']);
    await story.at('9h', resolved('a'));
    await story.until('10h');
    expect(story.received('room').at(-1)).toMatchObject({ reason: 'resolved', firing: [], resolved: ['a'] });
    expect(story.received('pager').at(-1)).toMatchObject({ reason: 'resolved' });
  });

  it('R2: also when the alert goes nowhere any more, and over a restart', async () => {
    const story = new Story({ channels });
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.reload({ routes: [{ to: [] }] });
    await story.until('1h');
    await story.restart();
    await story.at('2h', resolved('a'));
    await story.until('3h');
    expect(words(story, 'room')).toEqual(['30s first', '2h30s resolved']);
  });

  it('R3: nothing is told when groupBy changes; the next change speaks in the new groups', async () => {
    const story = new Story();
    await story.at('0s', firing('a'), firing('b'));
    await story.until('10m');
    await story.reload({ routes: [{ groupBy: ['name'] }] });
    await story.until('1h');
    expect(words(story, 'room')).toEqual(['30s first']);
    await story.at('1h', firing('b', { severity: 'critical' }));
    await story.until('2h');
    expect(story.received().at(-1)).toEqual({ at: '1h30s', reason: 'severity', firing: ['b'] });
  });

  it('R4: a channel of another name is told once what fires', async () => {
    const story = new Story({ channels: { old: {} }, routes: [{ to: ['old'] }] });
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.reload({ channels: { fresh: {} }, routes: [{ to: ['fresh'] }] });
    await story.until('1h');
    expect(words(story, 'fresh')).toEqual(['10m first']);
  });

  it('D10: a channel that comes back is told only what is new to it', async () => {
    const both = { room: {}, other: {} };
    const story = new Story({ channels: both, routes: [{ to: ['room'] }] });
    await story.at('0s', firing('a'), firing('gone'));
    await story.until('10m');
    await story.reload({ channels: { other: {} }, routes: [{ to: [] }] });
    await story.at('20m', resolved('gone'), firing('b'));
    await story.until('1h');
    await story.reload({ channels: both, routes: [{ to: ['room'] }] });
    await story.until('2h');
    expect(story.received('room').slice(1)).toMatchObject([{ reason: 'new', firing: ['a', 'b'] }]);
    expect(story.received('room')[1]).not.toHaveProperty('resolved');
  });

  it('R9: alerts of a source that is removed stay, and a person can end them', async () => {
    const story = new Story({ sources: { other: {} } });
    await story.at('0s', { ...firing('a'), source: 'other' });
    await story.until('10m');
    await story.reload({ sources: {} });
    await story.until('1h');
    const [alert] = await story.engine.alerts({ limit: 10 });
    expect(await story.engine.endAlert(alert?.fingerprint ?? '')).toBe(true);
    await story.until('2h');
    expect(words(story, 'room')).toEqual(['30s first', '1h30s resolved']);
    expect(await story.engine.endAlert('nothing')).toBe(false);
  });

  it('G14: a suspended channel is passed over, and hears what still fires when it is back', async () => {
    const story = new Story({ channels: { room: { suspended: true } } });
    await story.at('0s', firing('a'), firing('b'));
    await story.at('10m', resolved('b'));
    await story.until('1h');
    expect(story.received()).toEqual([]);
    await story.reload({ channels: { room: {} } });
    await story.until('2h');
    expect(story.received()).toMatchObject([{ reason: 'first', firing: ['a'] }]);
  });

  it('D2: settles what waits for a channel that does not hear of ends', async () => {
    let isDown = true;
    const story = new Story({
      answer: () => (isDown ? retry('down') : ok),
      channels: { room: { sendResolved: false } },
    });
    await story.at('0s', firing('a'));
    await story.at('2m', resolved('a'));
    isDown = false;
    const before = story.messages.length;
    await story.until('1h');
    expect(story.messages.length).toBe(before);
    expect((await story.store.listDeliveries({ limit: 5 })).deliveries.map(({ state }) => state)).toEqual([
      'superseded',
    ]);
  });
});
