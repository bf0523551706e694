import { describe, expect, it } from 'vitest';
import type { Snapshot, SnapshotAlert } from '../store/index.ts';
import { aSnapshot } from '../store/testing/builders.ts';
import { mergeWaiting } from './merge-waiting.ts';

const alert = (fingerprint: string, given: Partial<SnapshotAlert> = {}) => ({ eventId: 1, fingerprint, ...given });
const notice = (fingerprint: string) => alert(fingerprint, { notice: true });
const names = (alerts: readonly SnapshotAlert[]) => alerts.map(({ fingerprint }) => fingerprint);
const a = alert('a');
const b = alert('b');
const c = alert('c');

describe('a message that takes the place of one that waits', () => {
  it('is itself, if it says all of it', () => {
    const newer = aSnapshot({ firing: [a], resolved: [b], suppressed: [c] });
    const waiting = aSnapshot({ firing: [a, alert('x')], resolved: [b, c] });
    expect(mergeWaiting(newer, waiting)).toBe(newer);
  });

  it('says the ends that the older one would have said', () => {
    const merged = mergeWaiting(aSnapshot({ firing: [a] }), aSnapshot({ resolved: [a, b] }));
    expect(names(merged.resolved)).toEqual(['b']);
    expect(merged.status).toBe('firing');
  });

  it('says the notices of the older one', () => {
    const newer = aSnapshot({ status: 'resolved', firing: [], resolved: [a] });
    const merged = mergeWaiting(newer, aSnapshot({ firing: [notice('note'), alert('x')] }));
    expect(names(merged.firing)).toEqual(['note']);
    expect(merged.status).toBe('firing');
  });

  it('is as severe as the notices that it takes over, and no more for what is over', () => {
    const newer = aSnapshot({ severity: 'warning', firing: [a] });
    const severityWith = (said: Partial<Snapshot>) =>
      mergeWaiting(newer, aSnapshot({ severity: 'critical', firing: [], ...said })).severity;
    expect(severityWith({ firing: [notice('n')] })).toBe('critical');
    expect(severityWith({ resolved: [b] })).toBe('warning');
  });

  it.each([
    ['that fires again', { firing: [b] }],
    ['that it says itself', { resolved: [b] }],
    ['that is suppressed now', { suppressed: [b] }],
  ])('does not say an end %s', (_what, said) => {
    const newer = aSnapshot({ firing: [], ...said });
    expect(mergeWaiting(newer, aSnapshot({ firing: [], resolved: [b] }))).toBe(newer);
  });

  it.each([
    ['as firing', { firing: [notice('n')] }],
    ['as resolved', { resolved: [notice('n')] }],
    ['as suppressed', { suppressed: [notice('n')] }],
  ])('does not say a notice twice that it knows %s', (_what, said) => {
    const newer = aSnapshot({ firing: [a], ...said });
    expect(mergeWaiting(newer, aSnapshot({ firing: [notice('n')] }))).toBe(newer);
  });

  it('says nothing of what fired and was suppressed in the older one: the group said what is true of them', () => {
    const newer = aSnapshot({ firing: [a] });
    expect(mergeWaiting(newer, aSnapshot({ firing: [b], suppressed: [c] }))).toBe(newer);
  });

  it('puts what it takes over behind its own, in order', () => {
    const newer = aSnapshot({ firing: [a], resolved: [b], suppressed: [c] });
    const waiting = aSnapshot({ firing: [notice('n1'), notice('n2')], resolved: [alert('y'), alert('x')] });
    const merged = mergeWaiting(newer, waiting);
    expect(names(merged.firing)).toEqual(['a', 'n1', 'n2']);
    expect(names(merged.resolved)).toEqual(['b', 'y', 'x']);
    expect(names(merged.suppressed)).toEqual(['c']);
  });

  it.each<[string, Partial<Parameters<typeof mergeWaiting>[0]>, string]>([
    ['resolved, if nothing of both fires', { resolved: [a] }, 'resolved'],
    ['firing, if something of it is suppressed', { resolved: [a], suppressed: [c] }, 'firing'],
    ['firing, if something of it fires', { firing: [a] }, 'firing'],
  ])('is %s', (_what, said, status) => {
    const newer = aSnapshot({ status: 'resolved', firing: [], ...said });
    const merged = mergeWaiting(newer, aSnapshot({ firing: [], resolved: [b] }));
    expect(merged).not.toBe(newer);
    expect(merged.status).toBe(status);
  });

  it('keeps its own reason, thread, group, route and content, and the event of each', () => {
    const newer = aSnapshot({
      reason: 'new',
      thread: 'newer',
      group: { id: 'g', key: {} },
      route: 'newer',
      contentHash: 'newer',
      firing: [alert('a', { eventId: 7 })],
    });
    const older = alert('b', { eventId: 3 });
    const merged = mergeWaiting(newer, aSnapshot({ reason: 'first', resolved: [older] }));
    expect(merged).toEqual({ ...newer, resolved: [older] });
  });

  it('changes neither of the two', () => {
    const [newer, waiting] = [aSnapshot({ firing: [a] }), aSnapshot({ firing: [notice('n')], resolved: [b] })];
    const before = structuredClone([newer, waiting]);
    mergeWaiting(newer, waiting);
    expect([newer, waiting]).toEqual(before);
  });
});

describe('a message that takes the place of one to a fallback', () => {
  const pager = { channel: 'pager', delivery: 3, why: '401' };
  const mail = { channel: 'mail', delivery: 4, why: 'down' };

  it('stays one: that a channel failed must be said', () => {
    const merged = mergeWaiting(
      aSnapshot({ reason: 'resolved' }),
      aSnapshot({ reason: 'fallback', fallbackFor: [pager] }),
    );
    expect(merged).toMatchObject({ reason: 'fallback', fallbackFor: [pager] });
  });

  it('says all that failed, each once', () => {
    const newer = aSnapshot({ reason: 'fallback', fallbackFor: [mail] });
    const waiting = aSnapshot({ reason: 'fallback', fallbackFor: [pager, { ...mail, delivery: 2 }] });
    expect(mergeWaiting(newer, waiting).fallbackFor).toEqual([mail, pager]);
  });
});
