import { describe, expect, it } from 'vitest';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { firing, resolved, type StorySetting } from '../testing/story.ts';
import { endAlert, endUnrenewedAlerts, forgetOldEnds } from './end-alerts.ts';
import { REMEMBER_ENDS_MS } from './known-alerts.ts';

const MINUTE = 60_000;
/** No alert is inhibited. */
const NOBODY: ReadonlySet<string> = new Set();

async function withAlert(expiresAt: number | undefined, setting: StorySetting = {}) {
  const state = await anEngineState(setting);
  await accept(state, 0, [firing('a', expiresAt === undefined ? {} : { expiresAt })]);
  const end = (now: number, startedAt = 0) => endUnrenewedAlerts(state, now, startedAt);
  return { state, end, fingerprint: (await knownAs(state, 'a')).fingerprint };
}

describe('an alert that its sender no longer renews', () => {
  it('ends at its time, and not before', async () => {
    const { state, end, fingerprint } = await withAlert(5 * MINUTE);
    expect(end(5 * MINUTE - 1)).toEqual([]);
    expect(end(5 * MINUTE)).toMatchObject([
      { kind: 'expired', id: 2, supersedes: 1, at: 5 * MINUTE, endsAt: 5 * MINUTE },
    ]);
    expect(state.known.get(fingerprint)?.status).toBe('resolved');
  });

  it('ended when it was to end, however late that is noticed', async () => {
    const { end } = await withAlert(5 * MINUTE);
    expect(end(9 * MINUTE)).toMatchObject([{ at: 9 * MINUTE, endsAt: 5 * MINUTE }]);
  });

  it('goes on if it was renewed meanwhile, until its newer end', async () => {
    const { state, end } = await withAlert(5 * MINUTE);
    await accept(state, 4 * MINUTE, [firing('a', { expiresAt: 8 * MINUTE })]);
    expect(end(5 * MINUTE)).toEqual([]);
    expect(end(8 * MINUTE - 1)).toEqual([]);
    expect(end(8 * MINUTE)).toMatchObject([{ kind: 'expired', endsAt: 8 * MINUTE }]);
  });

  it('ends once', async () => {
    const { state, end } = await withAlert(5 * MINUTE);
    await state.store.appendEvents(end(5 * MINUTE));
    expect(end(60 * MINUTE)).toEqual([]);
  });

  it('is let alone if it is over already, or has no end any more', async () => {
    const { state, end } = await withAlert(5 * MINUTE);
    await accept(state, 1, [resolved('a')]);
    expect(end(60 * MINUTE)).toEqual([]);
    await accept(state, 2, [firing('a')]);
    expect(end(60 * MINUTE)).toEqual([]);
  });

  it('keeps what was known of it, but for its end', async () => {
    const { state, end, fingerprint } = await withAlert(MINUTE);
    await accept(state, 2, [firing('a', { annotations: { v: '2' }, expiresAt: MINUTE })]);
    const [event] = end(MINUTE);
    expect(event).toMatchObject({ fingerprint, source: 'monitor', severity: 'warning', arrivedAt: 0 });
    expect(event).not.toHaveProperty('expiresAt');
    expect(event).not.toHaveProperty('body');
    expect(state.refreshes.size).toBe(0);
    expect(state.forgets.nextAt()).toBe(MINUTE + REMEMBER_ENDS_MS);
  });

  it('is one of at most a thousand in one turn; the rest is for the next', async () => {
    const state = await anEngineState();
    await accept(
      state,
      0,
      Array.from({ length: 1_500 }, (_, index) => firing(`a${index}`, { expiresAt: MINUTE })),
    );
    expect(endUnrenewedAlerts(state, MINUTE, 0)).toHaveLength(1_000);
    expect(endUnrenewedAlerts(state, MINUTE, 0)).toHaveLength(500);
  });
});

describe('an alert that a start found, and that nobody has sent since', () => {
  const slow = (renewalMs: number): StorySetting => ({ source: { renewalMs: () => renewalMs } });

  it.each<[string, StorySetting, number]>([
    ['five minutes', {}, 5 * MINUTE],
    ['the time of its source', slow(20 * MINUTE), 20 * MINUTE],
    [
      'the time after which its source lets alerts end',
      { ...slow(20 * MINUTE), sources: { monitor: { expireAfter: '30m' } } },
      30 * MINUTE,
    ],
  ])('has from the start on %s to be renewed', async (_, setting, time) => {
    const { state, end, fingerprint } = await withAlert(2 * MINUTE, setting);
    const startedAt = MINUTE;
    state.unconfirmed.add(fingerprint);
    expect(end(2 * MINUTE, startedAt)).toEqual([]);
    expect(end(startedAt + time - 1, startedAt)).toEqual([]);
    expect(end(startedAt + time, startedAt)).toMatchObject([{ kind: 'expired', endsAt: 2 * MINUTE }]);
  });

  it('ends at its own time if that is later', async () => {
    const { state, end, fingerprint } = await withAlert(60 * MINUTE);
    state.unconfirmed.add(fingerprint);
    expect(end(59 * MINUTE)).toEqual([]);
    expect(end(60 * MINUTE)).toHaveLength(1);
  });

  it('has five minutes also where its source is gone', async () => {
    const { state, fingerprint } = await withAlert(MINUTE);
    const orphaned = { ...state, config: { ...state.config, sources: new Map() } };
    orphaned.unconfirmed.add(fingerprint);
    expect(endUnrenewedAlerts(orphaned, MINUTE, 0)).toEqual([]);
    expect(endUnrenewedAlerts(orphaned, 5 * MINUTE, 0)).toHaveLength(1);
  });
});

describe('an alert that a person ends', () => {
  it('ends now, whatever its end would have been', async () => {
    const { state, fingerprint } = await withAlert(60 * MINUTE);
    expect(endAlert(state, await knownAs(state, 'a'), 'ended', NOBODY, 7)).toMatchObject({
      kind: 'ended',
      at: 7,
      endsAt: 7,
      supersedes: 1,
    });
    expect(state.known.get(fingerprint)).toMatchObject({ status: 'resolved', knownAt: 7 });
  });

  it('is still in its groups, which notify of its end', async () => {
    const { state } = await withAlert(undefined);
    endAlert(state, await knownAs(state, 'a'), 'ended', NOBODY, 7);
    const [group] = [...state.groups.all()];
    expect([...(group?.members.values() ?? [])]).toMatchObject([{ status: 'resolved' }]);
    expect(group?.facts.changedAt).toBe(0);
  });

  it('inhibits nothing any more', async () => {
    const rule = { source: { name: 'a' }, target: { name: 'b' } };
    const { state } = await withAlert(undefined, { inhibit: [rule] });
    await accept(state, 1, [firing('b', { labels: { alertname: 'Other' } })]);
    const { fingerprint } = await knownAs(state, 'b');
    expect(state.suppression.suppressionOf(fingerprint, 1)).toBe('inhibition');
    endAlert(state, await knownAs(state, 'a'), 'ended', NOBODY, 7);
    expect(state.suppression.suppressionOf(fingerprint, 7)).toBeUndefined();
    expect((await knownAs(state, 'b')).groups[0]?.facts.wokenAt).toBe(7);
  });
});

describe('what an alert ended under', () => {
  const db = { labels: { host: 'db' } };
  const inhibit = [{ source: { name: 's' }, target: { name: 't' }, equal: ['host'] }];

  it('is noted with its end, also of a target that ends with its source', async () => {
    const state = await anEngineState({ inhibit });
    await accept(state, 0, [firing('s', { ...db, expiresAt: MINUTE }), firing('t', { ...db, expiresAt: MINUTE })]);
    const target = (await knownAs(state, 't')).fingerprint;
    const events = endUnrenewedAlerts(state, MINUTE, 0);
    expect(events.map(({ fingerprint, endedUnder }) => [fingerprint === target, endedUnder])).toEqual([
      [false, undefined],
      [true, { by: 'inhibition', mutedRoutes: [] }],
    ]);
    expect(events[0]).not.toHaveProperty('endedUnder');
    expect(state.known.get(target)?.endedUnder).toEqual({ by: 'inhibition', mutedRoutes: [] });
  });

  it('is what the person who ends it finds', async () => {
    const state = await anEngineState({ inhibit });
    await accept(state, 0, [firing('s', db), firing('t', db)]);
    expect(endAlert(state, await knownAs(state, 't'), 'ended', NOBODY, 7)).toMatchObject({
      endedUnder: { by: 'inhibition', mutedRoutes: [] },
    });
    expect(endAlert(state, await knownAs(state, 's'), 'ended', NOBODY, 8)).not.toHaveProperty('endedUnder');
  });
});

describe('an end', () => {
  it('is forgotten after an hour, once no group has it any more', async () => {
    const { state, fingerprint } = await withAlert(undefined);
    await accept(state, 0, [resolved('a')]);
    for (const group of state.groups.all()) group.members.clear();
    state.known.set(fingerprint, { ...(await knownAs(state, 'a')), groups: [] });
    forgetOldEnds(state, REMEMBER_ENDS_MS - 1);
    expect(state.known.has(fingerprint)).toBe(true);
    forgetOldEnds(state, REMEMBER_ENDS_MS);
    expect(state.known.has(fingerprint)).toBe(false);
  });

  it('is kept for another hour while a group has still to notify of it', async () => {
    const { state, fingerprint } = await withAlert(undefined);
    await accept(state, 0, [resolved('a')]);
    forgetOldEnds(state, REMEMBER_ENDS_MS);
    expect(state.known.has(fingerprint)).toBe(true);
    expect(state.forgets.nextAt()).toBe(2 * REMEMBER_ENDS_MS);
  });

  it('is no end any more if the alert fires again', async () => {
    const { state, fingerprint } = await withAlert(undefined);
    state.forgets.set(fingerprint, 1);
    forgetOldEnds(state, 1);
    expect(state.known.get(fingerprint)?.status).toBe('firing');
    expect(state.forgets.nextAt()).toBeUndefined();
  });

  it('takes the silences of the alert along', async () => {
    const { state, fingerprint } = await withAlert(undefined, { silences: [{ name: 'a', from: '0s', until: '1h' }] });
    const [silence] = state.config.silences;
    expect(state.suppression.hides(silence?.id ?? '')).toBe(1);
    await accept(state, 0, [resolved('a')]);
    state.known.set(fingerprint, { ...(await knownAs(state, 'a')), groups: [] });
    forgetOldEnds(state, REMEMBER_ENDS_MS);
    expect(state.suppression.hides(silence?.id ?? '')).toBe(0);
  });
});
