import type { Alert } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../store/index.ts';
import { mergeWaiting } from './merge-waiting.ts';

const alert = (fingerprint: string, given: Partial<Alert> = {}): Alert => ({
  fingerprint,
  source: 'monitor',
  status: 'firing',
  severity: 'warning',
  labels: {},
  annotations: {},
  startsAt: 0,
  ...given,
});

function aSnapshot(given: Partial<Snapshot>): Snapshot {
  const about = { reason: 'new', status: 'firing', thread: 't', group: { id: 'g', key: {} }, route: 'r' } as const;
  return { ...about, contentHash: '', firing: [], resolved: [], suppressed: [], ...given };
}

const names = (alerts: readonly Alert[]) => alerts.map(({ fingerprint }) => fingerprint);

describe('a message that takes the place of one that waits', () => {
  it('is itself, if it says all of it', () => {
    const newer = aSnapshot({ firing: [alert('a')], resolved: [alert('b')], suppressed: [alert('c')] });
    const waiting = aSnapshot({ firing: [alert('a'), alert('x')], resolved: [alert('b'), alert('c')] });
    expect(mergeWaiting(newer, waiting)).toBe(newer);
  });

  it('says the ends that the older one would have said', () => {
    const merged = mergeWaiting(aSnapshot({ firing: [alert('a')] }), aSnapshot({ resolved: [alert('a'), alert('b')] }));
    expect(names(merged.resolved)).toEqual(['b']);
    expect(merged.status).toBe('firing');
  });

  it('says the notices of the older one', () => {
    const newer = aSnapshot({ status: 'resolved', resolved: [alert('a')] });
    const merged = mergeWaiting(newer, aSnapshot({ firing: [alert('note', { notice: true }), alert('x')] }));
    expect(names(merged.firing)).toEqual(['note']);
    expect(merged.status).toBe('firing');
  });

  it('is resolved, if nothing of both fires', () => {
    const newer = aSnapshot({ status: 'resolved', resolved: [alert('a')] });
    const merged = mergeWaiting(newer, aSnapshot({ resolved: [alert('b')] }));
    expect(names(merged.resolved)).toEqual(['a', 'b']);
    expect(merged.status).toBe('resolved');
    const hidden = mergeWaiting({ ...newer, suppressed: [alert('c')] }, aSnapshot({ resolved: [alert('b')] }));
    expect(hidden.status).toBe('firing');
  });
});
