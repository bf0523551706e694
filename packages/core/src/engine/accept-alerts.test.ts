import type { ReceivedAlert } from '@signalbox/sdk';
import { beforeEach, describe, expect, it } from 'vitest';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { firing, resolved } from '../testing/story.ts';
import { acceptAlerts } from './accept-alerts.ts';
import type { EngineState } from './engine-state.ts';
import { REMEMBER_ENDS_MS } from './known-alerts.ts';

let state: EngineState;
beforeEach(async () => {
  state = await anEngineState({ sources: { other: {}, short: { expireAfter: '10m' } } });
});

const keyless = (alert: ReceivedAlert): ReceivedAlert => {
  const { key: _key, ...rest } = alert;
  return rest;
};

describe('a request', () => {
  it('has one answer for each alert, and counts what each was', async () => {
    await accept(state, 0, [firing('a'), firing('b'), firing('c', { changedAt: 5_000 })]);
    const alerts = [
      firing('a'),
      firing('b', { severity: 'critical' }),
      firing('new'),
      resolved('a'),
      resolved('unknown'),
      firing('note', { notice: true }),
      firing('c', { changedAt: 4_000 }),
    ];
    const { accepted, kinds, events } = acceptAlerts(state, { source: 'monitor', alerts, receivedAt: 1 }, 1);
    expect(accepted).toHaveLength(7);
    expect(accepted[0]).toEqual(accepted[3]);
    expect(new Set(accepted.map(({ fingerprint }) => fingerprint)).size).toBe(6);
    expect(Object.fromEntries(kinds)).toEqual({
      none: 1,
      changed: 1,
      new: 2,
      resolved: 1,
      'unknown-resolved': 1,
      stale: 1,
    });
    expect(events.map(({ kind }) => kind)).toEqual(['changed', 'new', 'resolved', 'unknown-resolved', 'new', 'stale']);
  });

  it('of a source that the configuration no longer has is refused, and nothing is kept', () => {
    expect(() => acceptAlerts(state, { source: 'gone', alerts: [firing('a')], receivedAt: 0 }, 0)).toThrow(
      expect.objectContaining({ code: 'source-gone' }),
    );
    expect(state.known.size).toBe(0);
  });

  it('without alerts is nothing', () => {
    const { events, accepted, kinds } = acceptAlerts(state, { source: 'monitor', alerts: [], receivedAt: 0 }, 0);
    expect([events, accepted, kinds.size]).toEqual([[], [], 0]);
  });

  it('numbers its events in their order', async () => {
    const first = await accept(state, 0, [firing('a'), firing('b')]);
    const second = await accept(state, 1, [firing('c')]);
    expect([...first, ...second].map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});

describe('the event of an alert', () => {
  it('that is new says all that is known of it', async () => {
    const [event] = await accept(state, 7_000, [
      firing('a', {
        startsAt: 5_000,
        changedAt: 6_000,
        expiresAt: 90_000,
        link: 'https://x.example',
        image: 'https://i.example',
      }),
    ]);
    expect(event).toEqual({
      id: 1,
      kind: 'new',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      source: 'monitor',
      at: 7_000,
      arrivedAt: 7_000,
      startsAt: 5_000,
      severity: 'warning',
      changedAt: 6_000,
      expiresAt: 90_000,
      keyed: true,
      body: {
        labels: { alertname: 'Disk', name: 'a', severity: 'warning' },
        annotations: {},
        link: 'https://x.example',
        image: 'https://i.example',
      },
    });
  });

  it('says nothing of what nobody said', async () => {
    const [event] = await accept(state, 7_000, [keyless(firing('a'))]);
    expect(Object.keys(event ?? {}).sort()).toEqual(
      ['arrivedAt', 'at', 'body', 'fingerprint', 'id', 'kind', 'severity', 'source', 'startsAt'].sort(),
    );
    expect(Object.keys(event?.body ?? {})).toEqual(['labels', 'annotations']);
    expect(event?.startsAt).toBe(7_000);
  });

  it('that changed takes the place of the one before, and keeps its arrival', async () => {
    await accept(state, 1_000, [firing('a')]);
    const [event] = await accept(state, 9_000, [firing('a', { severity: 'critical' })]);
    expect(event).toMatchObject({
      id: 2,
      kind: 'changed',
      supersedes: 1,
      at: 9_000,
      arrivedAt: 1_000,
      severity: 'critical',
    });
  });

  it.each([
    ['earlier than was known', 5_000, 2_000, 2_000],
    ['later than was known', 5_000, 8_000, 5_000],
    ['not said', 5_000, undefined, 5_000],
  ])('that changed began at the earliest time that is known: %s', async (_, before, said, startsAt) => {
    await accept(state, 9_000, [firing('a', { startsAt: before })]);
    const more = said === undefined ? {} : { startsAt: said };
    const [event] = await accept(state, 9_500, [firing('a', { severity: 'critical', ...more })]);
    expect(event?.startsAt).toBe(startsAt);
  });

  it('that fires again begins anew', async () => {
    await accept(state, 1_000, [firing('a', { startsAt: 500 })]);
    await accept(state, 2_000, [resolved('a')]);
    const [event] = await accept(state, 3_000, [firing('a', { startsAt: 2_900 })]);
    expect(event).toMatchObject({ kind: 'new', supersedes: 2, arrivedAt: 3_000, startsAt: 2_900 });
  });

  it.each([
    ['as its sender says', { endsAt: 1_500, startsAt: 1 }, 1_500],
    ['now, where it says nothing', {}, 2_000],
  ])('that is over ends %s, and began when it did', async (_, more, endsAt) => {
    await accept(state, 1_000, [firing('a', { startsAt: 500 })]);
    const [event] = await accept(state, 2_000, [resolved('a', more)]);
    expect(event).toMatchObject({ kind: 'resolved', supersedes: 1, endsAt, startsAt: 500, arrivedAt: 1_000 });
    expect(event).not.toHaveProperty('expiresAt');
  });

  it('that is over keeps the labels and the severity of what was open: by them its channels were notified', async () => {
    await accept(state, 0, [firing('a', { severity: 'critical', annotations: { v: '1' } })]);
    const [event] = await accept(state, 1, [
      resolved('a', { labels: { severity: 'info', name: 'other' }, annotations: { v: '2' } }),
    ]);
    expect(event?.severity).toBe('critical');
    const [stored] = await state.readEvents([event?.id ?? 0]);
    expect(stored?.body.labels).toEqual({ alertname: 'Disk', name: 'a', severity: 'critical' });
    expect(stored?.body.annotations).toEqual({ v: '2' });
  });

  it('that is over says what suppressed it then, also if that ends in the same request', async () => {
    const db = { labels: { host: 'db' } };
    const inhibit = [{ source: { name: 's' }, target: { name: 't' }, equal: ['host'] }];
    for (const order of [
      ['s', 't'],
      ['t', 's'],
    ]) {
      const inhibiting = await anEngineState({ inhibit });
      await accept(inhibiting, 0, [firing('s', db), firing('t', db), firing('free')]);
      const events = await accept(
        inhibiting,
        1,
        [...order, 'free'].map((name) => resolved(name)),
      );
      const under = events.map(({ endedUnder }) => endedUnder);
      const byIt = { by: 'inhibition', mutedRoutes: [] };
      expect(under).toEqual(order[0] === 's' ? [undefined, byIt, undefined] : [byIt, undefined, undefined]);
      expect((await knownAs(inhibiting, 't')).endedUnder).toEqual(byIt);
      const [again] = await accept(inhibiting, 2, [firing('t', db)]);
      expect(again).not.toHaveProperty('endedUnder');
    }
  });

  it('that is over and unknown keeps its own', async () => {
    const [event] = await accept(state, 5, [resolved('a', { labels: { severity: 'info' } })]);
    expect(event).toMatchObject({ kind: 'unknown-resolved', severity: 'info', endsAt: 5, arrivedAt: 5 });
    expect(event).not.toHaveProperty('supersedes');
  });

  it('that is stale takes no place, and changes nothing', async () => {
    await accept(state, 0, [firing('a', { changedAt: 10 })]);
    const before = await knownAs(state, 'a');
    const [event] = await accept(state, 1, [resolved('a', { changedAt: 9 })]);
    expect(event).toMatchObject({ kind: 'stale', changedAt: 9 });
    expect(event).not.toHaveProperty('supersedes');
    expect(await knownAs(state, 'a')).toBe(before);
  });

  it('that is a notice is another one at each receipt', async () => {
    const alerts = [firing('n', { notice: true, expiresAt: 5 }), firing('n', { notice: true })];
    const events = await accept(state, 0, alerts);
    expect(events.map(({ kind, notice }) => [kind, notice])).toEqual([
      ['new', true],
      ['new', true],
    ]);
    expect(new Set(events.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(events[0]).not.toHaveProperty('expiresAt');
  });

  it('is told apart by its source, and by its labels only where it has no key', async () => {
    const kinds = async (alert: ReceivedAlert, source?: string) =>
      (await accept(state, 0, [alert], source)).map(({ kind }) => kind);
    expect(await kinds(firing('a'))).toEqual(['new']);
    expect(await kinds(firing('a'), 'other')).toEqual(['new']);
    expect(await kinds(firing('a', { labels: { host: 'x' } }))).toEqual(['changed']);
    expect(await kinds(keyless(firing('b')))).toEqual(['new']);
    expect(await kinds(keyless(firing('b', { labels: { host: 'x' } })))).toEqual(['new']);
  });
});

describe('a re-send without news', () => {
  it('makes no event, and its newer body is written later', async () => {
    await accept(state, 0, [firing('a', { annotations: { v: '1' } })]);
    expect(await accept(state, 1, [firing('a', { annotations: { v: '2' }, link: 'https://x.example' })])).toEqual([]);
    expect([...state.refreshes.values()]).toMatchObject([
      { id: 1, body: { annotations: { v: '2' }, link: 'https://x.example' } },
    ]);
    expect((await state.readEvents([1]))[0]?.body.annotations).toEqual({ v: '2' });
  });

  it('leaves nothing to be written if nothing differs', async () => {
    await accept(state, 0, [firing('a', { expiresAt: 9 })]);
    await accept(state, 1, [firing('a', { expiresAt: 9 })]);
    expect(state.refreshes.size).toBe(0);
  });

  it('with another end keeps an earlier body that is not written yet', async () => {
    await accept(state, 0, [firing('a', { annotations: { v: '1' }, expiresAt: 10 })]);
    await accept(state, 1, [firing('a', { annotations: { v: '2' }, expiresAt: 10 })]);
    await accept(state, 2, [firing('a', { annotations: { v: '2' }, expiresAt: 20 })]);
    expect(state.refreshes.get(1)).toMatchObject({ expiresAt: 20, body: { annotations: { v: '2' } } });
    expect((await knownAs(state, 'a')).expiresAt).toBe(20);
  });

  it('with another end alone writes no body', async () => {
    await accept(state, 0, [firing('a', { expiresAt: 10 })]);
    await accept(state, 1, [firing('a', { expiresAt: 20 })]);
    expect(state.refreshes.get(1)).toEqual({ id: 1, expiresAt: 20 });
  });

  it('of what is over changes nothing', async () => {
    await accept(state, 0, [firing('a')]);
    await accept(state, 1, [resolved('a')]);
    const before = await knownAs(state, 'a');
    expect(await accept(state, 2, [resolved('a', { annotations: { v: '2' } })])).toEqual([]);
    expect([await knownAs(state, 'a'), state.refreshes.size]).toEqual([before, 0]);
  });

  it('is forgotten once news of the alert are written', async () => {
    await accept(state, 0, [firing('a')]);
    await accept(state, 1, [firing('a', { annotations: { v: '2' } })]);
    await accept(state, 2, [firing('a', { severity: 'critical' })]);
    expect(state.refreshes.size).toBe(0);
  });

  it('confirms an alert that a start found', async () => {
    await accept(state, 0, [firing('a', { expiresAt: 10 })]);
    const { fingerprint } = await knownAs(state, 'a');
    state.unconfirmed.add(fingerprint);
    await accept(state, 1, [firing('b')]);
    expect(state.unconfirmed.has(fingerprint)).toBe(true);
    await accept(state, 1, [firing('a', { expiresAt: 10 })]);
    expect(state.unconfirmed.has(fingerprint)).toBe(false);
  });
});

describe('the end of an alert that is not renewed', () => {
  it.each([
    ['what it says itself', firing('a', { expiresAt: 5_000 }), 'short', 5_000],
    ['what its source has', firing('a'), 'short', 601_000],
    ['never', firing('a'), 'monitor', undefined],
    ['never, if it is over', resolved('a'), 'short', undefined],
  ])('is %s', async (_, alert, source, expiresAt) => {
    await accept(state, 1_000, [alert], source);
    expect((await knownAs(state, 'a')).expiresAt).toBe(expiresAt);
    expect(state.expiries.take(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(expiresAt === undefined ? 0 : 1);
  });

  it('is looked for at the first time that was set, however often it is renewed', async () => {
    for (let minute = 0; minute < 5; minute++) await accept(state, minute * 60_000, [firing('a')], 'short');
    expect(state.expiries.take(Number.MAX_SAFE_INTEGER, 10)).toHaveLength(1);
  });

  it('is looked for earlier if it is to end earlier', async () => {
    await accept(state, 0, [firing('a', { expiresAt: 600_000 })]);
    await accept(state, 1, [firing('a', { expiresAt: 60_000 })]);
    expect(state.expiries.take(60_000, 10)).toEqual([(await knownAs(state, 'a')).fingerprint]);
  });
});

describe('the memory of ends', () => {
  it('lasts an hour from the end, and ends when the alert fires again', async () => {
    await accept(state, 1_000, [firing('a')]);
    expect(state.forgets.nextAt()).toBeUndefined();
    await accept(state, 2_000, [resolved('a')]);
    expect(state.forgets.nextAt()).toBe(2_000 + REMEMBER_ENDS_MS);
    await accept(state, 3_000, [firing('a')]);
    expect(state.forgets.nextAt()).toBeUndefined();
  });

  it('has the end of something unknown too', async () => {
    await accept(state, 2_000, [resolved('a')]);
    expect(state.forgets.nextAt()).toBe(2_000 + REMEMBER_ENDS_MS);
    expect((await knownAs(state, 'a')).groups).toEqual([]);
  });
});
