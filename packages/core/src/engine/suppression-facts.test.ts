import { describe, expect, it } from 'vitest';
import { firing, resolved, Story, type StorySetting } from '../testing/story.ts';

const on = (host: string, alertname: string) => ({ labels: { host, alertname } });
const down = firing('down', { severity: 'critical', ...on('db', 'Down') });
const slow = (name: string) => firing(name, on('db', 'Slow'));
const overOf = (alert: ReturnType<typeof firing>) => ({ ...alert, status: 'resolved' as const });
const byDown: StorySetting = {
  inhibit: [{ source: { severity: 'critical' }, target: { severity: 'warning' }, equal: ['host'] }],
  routes: [{ name: 'all', groupBy: [] }],
};
const listed = (story: Story) => story.received().flatMap(({ resolved: names = [] }) => names);

/** The engine goes on as it is, or a new one takes up what the store has. */
const GOES_ON: readonly [string, (story: Story) => Promise<unknown>][] = [
  ['in one go', async () => {}],
  ['over a restart', (story) => story.restart()],
  ['over a reload', (story) => story.reload({ groupInterval: '6m' })],
];

describe.each(GOES_ON)('what was suppressed from its beginning to its end is notified to nobody, %s', (_, goOn) => {
  it('by an inhibition, whose source ends later', async () => {
    const story = new Story({ ...byDown, repeatInterval: '4h' });
    await story.at('0s', down);
    await story.at('1m', slow('one'), slow('other'));
    await story.at('30m', overOf(slow('one')), overOf(slow('other')));
    await goOn(story);
    await story.until('4h30m');
    expect(story.received().map(({ reason }) => reason)).toEqual(['first', 'repeat']);
    await story.at('5h', overOf(down));
    await story.until('10h');
    expect(listed(story)).toEqual(['down']);
  });

  it.each([
    ['target first', [overOf(slow('one')), overOf(down)]],
    ['source first', [overOf(down), overOf(slow('one'))]],
  ])('by an inhibition whose source ends in the same batch, %s', async (_order, alerts) => {
    const story = new Story(byDown);
    await story.at('0s', down);
    await story.at('1m', slow('one'));
    await story.until('30m');
    await story.engine.accept({ source: 'monitor', alerts, receivedAt: story.clock.now() });
    await goOn(story);
    await story.until('1h');
    expect(listed(story)).toEqual(['down']);
  });

  it('by an inhibition, when nobody renews them any more', async () => {
    const story = new Story({ ...byDown, sources: { monitor: { expireAfter: '30m' } } });
    await story.at('0s', down, slow('one'), firing('other', { severity: 'info', ...on('web', 'Slow') }));
    await story.until('31m');
    await goOn(story);
    await story.at('40m', firing('next', { severity: 'info', ...on('web', 'Slow') }));
    await story.until('1h');
    expect(listed(story).toSorted()).toEqual(['down', 'other']);
  });

  it('by an inhibition, when a person ends them', async () => {
    const story = new Story(byDown);
    await story.at('0s', down, slow('one'));
    await story.until('10m');
    const alerts = await story.engine.alerts({ limit: 5 });
    const fingerprint = alerts.find(({ labels }) => labels['name'] === 'one')?.fingerprint;
    await story.engine.endAlert(fingerprint ?? '');
    await goOn(story);
    await story.at('20m', overOf(down));
    await story.until('1h');
    expect(listed(story)).toEqual(['down']);
  });

  it('by a silence that ends before the next message', async () => {
    const story = new Story({
      silences: [{ name: 'a', from: '0s', until: '1h' }],
      routes: [{ name: 'all', groupBy: [] }],
    });
    await story.at('0s', firing('a'), firing('b'));
    await story.at('59m', resolved('a'));
    await goOn(story);
    await story.at('2h', firing('c'));
    await story.until('3h');
    expect(listed(story)).toEqual([]);
  });

  it('by a mute time that ends before the group is looked at', async () => {
    const muteTimes = { night: { intervals: [{ times: [{ from: '02:00', to: '03:00' }] }] } };
    const story = new Story({
      muteTimes,
      routes: [{ name: 'all', groupBy: [], mute: ['night'] }],
      repeatInterval: '24h',
    });
    await story.at('1h', firing('a'));
    await story.at('2h30m', firing('b'));
    await story.at('2h59m50s', resolved('b'));
    await goOn(story);
    await story.at('4h', firing('c'));
    await story.until('5h');
    expect(listed(story)).toEqual([]);
  });
});

it('what was suppressed at first, and free when it ended, is listed by the next message', async () => {
  const story = new Story({ ...byDown, repeatInterval: '4h' });
  await story.at('0s', down, firing('info', { severity: 'info', ...on('db', 'Other') }));
  await story.at('10m', slow('one'));
  await story.at('10m30s', firing('next', { severity: 'info', ...on('db', 'Next') }));
  await story.at('11m10s', overOf(down));
  await story.at('11m20s', overOf(slow('one')));
  await story.until('1h');
  expect(listed(story).toSorted()).toEqual(['down', 'one']);
});

describe('S17: a time that suppressed nothing repeats nothing', () => {
  const night = (from: string, to: string) => ({ night: { intervals: [{ times: [{ from, to }] }] } });
  const muted = { routes: [{ name: 'all', mute: ['night'] }] };

  it.each<[string, Partial<StorySetting>]>([
    ['a mute time that is over', { muteTimes: night('00:00', '00:20'), ...muted }],
    [
      'an active time that has begun',
      { muteTimes: night('00:20', '23:00'), routes: [{ name: 'all', active: ['night'] }] },
    ],
    ['a planned silence that is over', { silences: [{ name: 'a', from: '10m', until: '20m' }] }],
  ])('%s, and that a reload brings', async (_what, change) => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.until('30m');
    await story.reload(change);
    await story.until('2h');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['a'] }]);
  });

  it.each<[string, Partial<StorySetting>]>([
    ['a mute time that is over', { muteTimes: night('00:00', '00:20'), ...muted }],
    ['a planned silence that is over', { silences: [{ name: 'a', from: '10m', until: '20m' }] }],
  ])('%s, and that comes with a restart', async (_what, change) => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.until('30m');
    await story.restart(change);
    await story.until('2h');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['a'] }]);
  });

  it('an ad-hoc silence that is over when it is made', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.until('30m');
    await story.silence('a', '10m', '20m');
    await story.until('2h');
    expect(story.received()).toHaveLength(1);
  });

  it('the mute time of a route that the alert came to after it', async () => {
    const story = new Story({
      muteTimes: night('00:10', '00:20'),
      routes: [
        { name: 'urgent', match: { severity: 'critical' } },
        { name: 'all', mute: ['night'] },
      ],
    });
    const keyed = { key: 'a' };
    await story.at('0s', firing('a', { severity: 'critical', ...keyed }));
    await story.at('30m', firing('a', keyed));
    await story.until('2h');
    expect(story.received().map(({ reason }) => reason)).toEqual(['first', 'severity']);
  });
});

describe('what was suppressed after it was notified is notified again when that ends', () => {
  const muteTimes = { night: { intervals: [{ times: [{ from: '00:10', to: '00:40' }] }] } };
  const muted = { muteTimes, routes: [{ name: 'all', mute: ['night'] }] };
  const told = [
    { at: '30s', reason: 'first', firing: ['a'] },
    { at: '40m', reason: 'unsuppressed', firing: ['a'] },
  ];

  it.each(['restart', 'reload'] as const)('by a mute time, with a %s in it', async (what) => {
    const story = new Story(muted);
    await story.at('0s', firing('a'));
    await story.until('20m');
    await (what === 'restart' ? story.restart() : story.reload({ groupInterval: '1m' }));
    await story.until('2h');
    expect(story.received()).toEqual(told);
  });

  it('by a mute time that begins and ends within groupInterval of the message', async () => {
    const story = new Story({ ...muted, groupInterval: '2h', repeatInterval: '24h' });
    await story.at('9m', firing('a'));
    await story.until('4h');
    expect(story.received()).toEqual([
      { at: '9m30s', reason: 'first', firing: ['a'] },
      { at: '2h9m30s', reason: 'unsuppressed', firing: ['a'] },
    ]);
  });

  it('by a mute time that a reload takes away', async () => {
    const story = new Story(muted);
    await story.at('0s', firing('a'));
    await story.until('20m');
    await story.reload({ routes: [{ name: 'all' }] });
    await story.until('2h');
    expect(story.received().slice(1)).toEqual([{ at: '20m', reason: 'unsuppressed', firing: ['a'] }]);
  });

  it('S16: by a planned silence that goes while the program is down', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '10m', until: '10h' }] });
    await story.at('0s', firing('a'));
    await story.until('20m');
    await story.restart({ silences: [] });
    await story.until('2h');
    expect(story.received().slice(1)).toEqual([{ at: '20m', reason: 'unsuppressed', firing: ['a'] }]);
  });

  it('by a silence that began before a change of its labels was due', async () => {
    const story = new Story({ silences: [{ name: 'new', from: '0s', until: '1h' }] });
    await story.at('0s', firing('old', { key: 'a' }));
    await story.at('20m', firing('new', { key: 'a' }));
    await story.until('2h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['old'] },
      { at: '1h', reason: 'unsuppressed', firing: ['new'] },
    ]);
  });

  it('but another alert of its group waits its time when a silence begins', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '10m', until: '1h' }] });
    await story.at('0s', firing('a'));
    await story.at('9m50s', firing('b'));
    await story.until('30m');
    expect(story.received().slice(1)).toEqual([{ at: '10m20s', reason: 'new', firing: ['b'], suppressed: ['a'] }]);
  });

  it('but another alert of its group waits its time when a mute time begins and soon ends', async () => {
    const short = { night: { intervals: [{ times: [{ from: '00:10', to: '00:11' }] }] } };
    const story = new Story({ ...muted, muteTimes: short, groupWait: '2m' });
    await story.at('0s', firing('a'));
    await story.at('9m30s', firing('b'));
    await story.until('30m');
    expect(story.received().slice(1)).toEqual([{ at: '11m30s', reason: 'new', firing: ['a', 'b'] }]);
  });
});
