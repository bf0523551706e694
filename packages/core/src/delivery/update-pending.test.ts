import { describe, expect, it } from 'vitest';
import type { SnapshotAlert } from '../store/index.ts';
import { aSnapshot } from '../store/testing/builders.ts';
import { updatePending } from './update-pending.ts';

const alert = (fingerprint: string, given: Partial<SnapshotAlert> = {}) => ({ eventId: 1, fingerprint, ...given });
const names = (alerts: readonly SnapshotAlert[] = []) => alerts.map(({ fingerprint }) => fingerprint);

interface Present {
  readonly silenced?: readonly string[];
  /** Default: all fire. */
  readonly over?: readonly string[];
}

/** A message to a channel that hears of ends, unless said otherwise. */
function update(
  snapshot: Parameters<typeof updatePending>[0],
  { silenced = [], over = [] }: Present,
  sendResolved = true,
) {
  return updatePending(snapshot, sendResolved, {
    isSilenced: (fingerprint) => silenced.includes(fingerprint),
    isFiring: (fingerprint) => !over.includes(fingerprint),
  });
}

describe('a message that waited', () => {
  const [a, b, note] = [alert('a'), alert('b'), alert('note', { notice: true })];

  it('is itself, if it is still true', () => {
    const snapshot = aSnapshot({ firing: [a, b], resolved: [alert('c')], suppressed: [alert('d')] });
    const updated = update(snapshot, { silenced: ['c', 'd', 'elsewhere'] });
    expect(updated).toEqual({ snapshot, leftOut: [] });
    expect(updated.snapshot).toBe(snapshot);
  });

  it.each<[string, SnapshotAlert, Present, boolean, boolean]>([
    ['what fires', a, {}, true, true],
    ['what fires, for a channel without ends', a, {}, false, true],
    ['what is over, since the end will follow', a, { over: ['a'] }, true, true],
    ['nothing of what is over, for a channel without ends', a, { over: ['a'] }, false, false],
    ['nothing of what is silenced', a, { silenced: ['a'] }, true, false],
    ['nothing of what is silenced, for a channel without ends', a, { silenced: ['a'] }, false, false],
    ['nothing of what is silenced and over', a, { silenced: ['a'], over: ['a'] }, true, false],
    ['a notice, that has no end', note, {}, true, true],
    ['a notice, also to a channel without ends', note, { over: ['note'] }, false, true],
    ['no notice that is silenced', note, { silenced: ['note'] }, false, false],
  ])('says %s', (_what, said, present, sendResolved, stays) => {
    const updated = update(aSnapshot({ firing: [said, b] }), present, sendResolved);
    expect(names(updated.snapshot?.firing)).toEqual(stays ? [said.fingerprint, 'b'] : ['b']);
    expect(updated.leftOut).toEqual(stays ? [] : [said]);
  });

  it.each<[string, Parameters<typeof aSnapshot>[0], string | undefined]>([
    ['is not sent, if nothing is left', { firing: [a] }, undefined],
    ['is not sent for what is suppressed alone', { firing: [a], suppressed: [b] }, undefined],
    ['is resolved, if only ends are left', { firing: [a], resolved: [b] }, 'resolved'],
    [
      'is firing, if something suppressed is left beside an end',
      { firing: [a], resolved: [b], suppressed: [note] },
      'firing',
    ],
    ['is firing, if something fires still', { firing: [a, b], resolved: [note] }, 'firing'],
  ])('%s', (_what, said, status) => {
    const updated = update(aSnapshot(said), { silenced: ['a'] });
    expect(updated.snapshot?.status).toBe(status);
    expect(names(updated.leftOut)).toEqual(['a']);
  });

  it('of ends alone is never held back', () => {
    const snapshot = aSnapshot({ status: 'resolved', firing: [], resolved: [a] });
    expect(update(snapshot, { silenced: ['a'] }, false).snapshot).toBe(snapshot);
  });

  it('keeps all else, and the order', () => {
    const c = alert('c');
    const snapshot = aSnapshot({ firing: [a, b, c], resolved: [note], suppressed: [alert('d')], reason: 'repeat' });
    const updated = update(snapshot, { silenced: ['b'] });
    expect(updated.snapshot).toEqual({ ...snapshot, firing: [a, c] });
    expect(names(snapshot.firing)).toEqual(['a', 'b', 'c']);
  });

  it('names all that it leaves out, in order', () => {
    const { leftOut } = update(aSnapshot({ firing: [b, note, a] }), { silenced: ['a'], over: ['b'] }, false);
    expect(names(leftOut)).toEqual(['b', 'a']);
  });
});
