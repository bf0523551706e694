import { ok, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { firing, ms, resolved, STORY_BEGINS, Story } from '../testing/story.ts';

describe('a silence', () => {
  it('S1: that ends within groupWait changes nothing', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '0s', until: '10s' }] });
    await story.at('0s', firing('a'));
    await story.until('1h');
    expect(story.received()).toEqual([{ at: '30s', reason: 'first', firing: ['a'] }]);
  });

  it('S2: that ends lets what it hid be told in that second', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '0s', until: '1h' }] });
    await story.at('0s', firing('a'));
    await story.until('2h');
    expect(story.received()).toEqual([{ at: '1h', reason: 'first', firing: ['a'] }]);
  });

  it('S3: that ends lets what was told before be told again in that second', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '10m', until: '1h10m' }] });
    await story.at('0s', firing('a'));
    await story.until('2h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['a'] },
      { at: '1h10m', reason: 'unsuppressed', firing: ['a'] },
    ]);
  });

  it('S3: also over a restart at its end', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.until('10m');
    await story.silence('a', '10m', '1h10m');
    await story.until('1h9m59s');
    await story.restart();
    await story.until('2h');
    expect(story.received().slice(1)).toEqual([{ at: '1h10m', reason: 'unsuppressed', firing: ['a'] }]);
  });

  it('S4: lets the end of what was told be heard at its usual time', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '10m', until: '2h' }] });
    await story.at('0s', firing('a'));
    await story.at('30m', resolved('a'));
    await story.until('3h');
    expect(story.received().slice(1)).toEqual([{ at: '30m30s', reason: 'resolved', firing: [], resolved: ['a'] }]);
  });

  it('S5: keeps a group open whose told alert fires on under it', async () => {
    const story = new Story({ silences: [{ name: 'b', from: '10m', until: '1h' }] });
    await story.at('0s', firing('a'), firing('b'));
    await story.at('30m', resolved('a'));
    await story.until('2h');
    expect(story.received().slice(1)).toEqual([
      { at: '30m30s', reason: 'resolved', firing: [], resolved: ['a'], suppressed: ['b'] },
      { at: '1h', reason: 'unsuppressed', firing: ['b'] },
    ]);
    expect(story.messages[1]?.message.status).toBe('firing');
  });

  it('S6: says nothing of what came and went under it, ever', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '0s', until: '1h' }] });
    await story.at('0s', firing('a'), firing('b'));
    await story.at('30m', resolved('a'));
    await story.at('2h', firing('c'));
    await story.until('3h');
    expect(story.received().flatMap(({ firing: f, resolved: r = [] }) => [...f, ...r])).not.toContain('a');
  });

  it('S14: takes what it hides out of messages that wait', async () => {
    let isDown = true;
    const story = new Story({ answer: () => (isDown ? retry('down') : ok) });
    await story.at('0s', firing('a'), firing('b'));
    await story.until('2m');
    await story.silence('a', '2m', '1h');
    isDown = false;
    await story.until('2h');
    const notified = story.messages.filter(({ message }) => message.now >= STORY_BEGINS + ms('2m'));
    expect(notified.map(({ message }) => message.firing.map(({ labels }) => labels['name']))).toEqual([
      ['b'],
      ['a', 'b'],
    ]);
    expect(story.received().at(-1)).toMatchObject({ at: '1h', reason: 'unsuppressed' });
  });

  it('S14: settles a message that has nothing left to say', async () => {
    let isDown = true;
    const story = new Story({ answer: () => (isDown ? retry('down') : ok) });
    await story.at('0s', firing('a'));
    await story.until('2m');
    await story.silence('a', '2m', '1h');
    isDown = false;
    await story.until('30m');
    expect((await story.store.listDeliveries({ limit: 5 })).deliveries.map(({ state }) => state)).toEqual([
      'superseded',
    ]);
    const before = story.messages.length;
    await story.until('2h');
    expect(story.received().slice(before)).toEqual([{ at: '1h', reason: 'unsuppressed', firing: ['a'] }]);
  });

  it('S14: owes no end for what it took out unheard', async () => {
    let isDown = true;
    const story = new Story({ answer: () => (isDown ? retry('down') : ok) });
    await story.at('0s', firing('a'));
    await story.until('2m');
    await story.silence('a', '2m', '1h');
    isDown = false;
    const before = story.messages.length;
    await story.at('30m', resolved('a'));
    await story.until('2h');
    expect(story.received().slice(before)).toEqual([]);
  });

  it('S16: that is taken out of the configuration ends with that reload', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '10m', until: '10h' }] });
    await story.at('0s', firing('a'), firing('b'));
    await story.until('1h');
    await story.reload({ silences: [] });
    await story.until('2h');
    expect(story.received().slice(1)).toEqual([{ at: '1h', reason: 'unsuppressed', firing: ['a', 'b'] }]);
  });

  it('is ended by a person: told at once', async () => {
    const story = new Story();
    await story.at('0s', firing('a'));
    await story.silence('a', '0s', '5h');
    await story.until('1h');
    expect(story.engine.silences()).toMatchObject([{ state: 'active', hides: 1 }]);
    await story.silence('a', '0s', '1h');
    await story.until('2h');
    expect(story.received()).toEqual([{ at: '1h', reason: 'first', firing: ['a'] }]);
    expect(story.engine.silences()).toMatchObject([{ state: 'expired' }]);
  });

  it('is taken away from an alert by an edit: told at once', async () => {
    const story = new Story();
    await story.at('0s', firing('a'), firing('b'));
    await story.until('10m');
    await story.silence('a', '10m', '5h');
    await story.until('1h');
    await story.silence('a', '4h', '5h');
    await story.until('2h');
    expect(story.received().slice(1)).toEqual([{ at: '1h', reason: 'unsuppressed', firing: ['a', 'b'] }]);
  });

  it('waits for groupInterval when it ends soon after a message', async () => {
    const story = new Story({ silences: [{ name: 'a', from: '0s', until: '1m' }] });
    await story.at('0s', firing('a'), firing('b'));
    await story.until('1h');
    expect(story.received()).toEqual([
      { at: '30s', reason: 'first', firing: ['b'] },
      { at: '5m30s', reason: 'new', firing: ['a', 'b'] },
    ]);
  });

  it('holds a notice until its end', async () => {
    const story = new Story({ silences: [{ name: 'note', from: '0s', until: '1h' }] });
    await story.at('0s', firing('note', { notice: true }));
    await story.until('2h');
    expect(story.received()).toEqual([{ at: '1h', reason: 'first', firing: ['note'] }]);
    expect(story.engine.stats()).toMatchObject({ activeAlerts: 0, groups: 0 });
  });
});

describe('a mute time', () => {
  const muteTimes = { night: { intervals: [{ daysOfMonth: [23], times: [{ from: '02:00', to: '12:00' }] }] } };
  const night = { muteTimes, routes: [{ name: 'ops', mute: ['night'] }] };

  it('S7: puts off the end of what was told until it is over', async () => {
    const story = new Story(night);
    await story.at('1h50m', firing('a'));
    await story.at('7h', resolved('a'));
    await story.until('14h');
    expect(story.received()).toEqual([
      { at: '1h50m30s', reason: 'first', firing: ['a'] },
      { at: '12h', reason: 'resolved', firing: [], resolved: ['a'] },
    ]);
  });

  it('S8: that ends lets each group speak in that second', async () => {
    const story = new Story(night);
    const disks = Array.from({ length: 40 }, (_, n) => firing(`a${n}`, { labels: { alertname: `Disk${n % 5}` } }));
    await story.at('3h', ...disks);
    await story.until('12h1m');
    expect(story.received().map(({ at }) => at)).toEqual(Array.from({ length: 5 }, () => '12h'));
    expect(story.received().flatMap(({ firing: names }) => names)).toHaveLength(40);
  });

  it('tells again what was told before it and fires on', async () => {
    const story = new Story({ ...night, repeatInterval: '24h' });
    await story.at('1h', firing('a'));
    await story.until('13h');
    expect(story.received().slice(1)).toEqual([{ at: '12h', reason: 'unsuppressed', firing: ['a'] }]);
  });

  it('says nothing of what came and went in it', async () => {
    const story = new Story(night);
    await story.at('3h', firing('a'));
    await story.at('4h', resolved('a'));
    await story.until('13h');
    expect(story.received()).toEqual([]);
    expect(story.engine.stats().groups).toBe(0);
  });

  it('says nothing afterwards of what came and went in it beside a told one, and keeps nothing of it', async () => {
    const story = new Story({ ...night, repeatInterval: '24h' });
    await story.at('1h', firing('a'));
    await story.at('3h', firing('b'), firing('c', { labels: { alertname: 'Other' } }));
    await story.at('4h', resolved('b'), resolved('c'));
    await story.until('5h');
    expect(story.engine.groups({ limit: 10 })).toMatchObject([{ firing: 1, resolved: 0 }]);
    await story.until('13h');
    expect(story.received().slice(1)).toEqual([{ at: '12h', reason: 'unsuppressed', firing: ['a'] }]);
  });

  it('goes on over a restart', async () => {
    const story = new Story(night);
    await story.at('1h50m', firing('a'));
    await story.at('7h', resolved('a'));
    await story.restart();
    await story.until('14h');
    expect(story.received().slice(1)).toEqual([{ at: '12h', reason: 'resolved', firing: [], resolved: ['a'] }]);
  });
});

describe('an inhibition', () => {
  const rule = {
    source: { severity: 'critical' },
    target: { severity: 'warning' },
    equal: ['host'],
  };
  const on = (host: string, alertname: string) => ({ labels: { host, alertname } });
  const source = firing('source', { severity: 'critical', ...on('db', 'Down') });
  const target = firing('target', on('db', 'Slow'));
  const receivedOf = (story: Story, name: string) =>
    story.received().filter((delivered) => delivered.firing.includes(name));

  it('S9: that ends repeats nothing before repeatInterval', async () => {
    const story = new Story({ inhibit: [rule] });
    await story.at('0s', target);
    await story.at('10m', source);
    await story.at('20m', { ...source, status: 'resolved' });
    await story.at('30m', source);
    await story.at('40m', { ...source, status: 'resolved' });
    await story.until('5h');
    expect(receivedOf(story, 'target').map(({ at, reason }) => `${at} ${reason}`)).toEqual([
      '30s first',
      '4h30s repeat',
    ]);
  });

  it('S9: lets a repeat that fell due meanwhile be said at once', async () => {
    const story = new Story({ inhibit: [rule] });
    await story.at('0s', target);
    await story.at('10m', source);
    await story.at('6h', { ...source, status: 'resolved' });
    await story.until('7h');
    expect(receivedOf(story, 'target').map(({ at, reason }) => `${at} ${reason}`)).toEqual(['30s first', '6h repeat']);
  });

  it('S10: that ends lets what was never told be told at once', async () => {
    const story = new Story({ inhibit: [rule] });
    await story.at('0s', source, target);
    await story.at('1h', { ...source, status: 'resolved' });
    await story.until('2h');
    expect(receivedOf(story, 'target')).toEqual([{ at: '1h', reason: 'first', firing: ['target'] }]);
  });

  it('S11: is judged on the state after the batch', async () => {
    const story = new Story({ inhibit: [rule], groupWait: '0s' });
    await story.until('0s');
    await story.engine.accept({ source: 'monitor', alerts: [target, source], receivedAt: STORY_BEGINS });
    await story.until('1h');
    expect(receivedOf(story, 'target')).toEqual([]);
  });

  it('S12: inhibits neither itself nor another one that is source and target', async () => {
    const both = { ...rule, source: { host: 'db' }, target: { host: 'db' } };
    const story = new Story({ inhibit: [both] });
    await story.at('0s', source, target);
    await story.until('1h');
    expect(receivedOf(story, 'target')).toHaveLength(1);
    expect(receivedOf(story, 'source')).toHaveLength(1);
  });

  it('S13: holds though its source is silenced', async () => {
    const story = new Story({ inhibit: [rule], silences: [{ name: 'source', from: '0s', until: '9h' }] });
    await story.at('0s', source, target);
    await story.until('1h');
    expect(story.received()).toEqual([]);
  });

  it.each(['restart', 'reload'] as const)('S15: lets no target slip out over a %s', async (what) => {
    const story = new Story({ inhibit: [rule], groupWait: '10s' });
    await story.at('0s', target, source);
    await story.until('5s');
    await (what === 'restart' ? story.restart() : story.reload({ groupInterval: '1m' }));
    await story.until('1h');
    expect(receivedOf(story, 'target')).toEqual([]);
  });

  it('needs each of several sources', async () => {
    const two = { target: rule.target, equal: rule.equal, sources: [{ severity: 'critical' }, { name: 'second' }] };
    const story = new Story({ inhibit: [two] });
    await story.at('0s', source, target);
    await story.until('1m');
    expect(receivedOf(story, 'target')).toHaveLength(1);
    expect((await story.engine.alerts({ limit: 10 })).map(({ inhibitedBy }) => inhibitedBy.length)).toEqual([0, 0]);
    await story.at('2m', firing('second', { severity: 'info', ...on('db', 'Other') }));
    expect((await story.engine.alerts({ limit: 10 })).map(({ inhibitedBy }) => inhibitedBy.length).sort()).toEqual([
      0, 0, 2,
    ]);
  });

  it('holds only among alerts that agree in its equal labels', async () => {
    const story = new Story({ inhibit: [rule] });
    await story.at('0s', source, firing('target', on('web', 'Slow')));
    await story.until('1m');
    expect(receivedOf(story, 'target')).toHaveLength(1);
  });
});
