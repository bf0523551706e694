import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../store/index.ts';
import { aSnapshot } from '../store/testing/builders.ts';
import { aHead } from '../testing/delivery-builders.ts';
import { fallbackSnapshot, joinStandIns, originOf } from './fallback-snapshot.ts';

const alert = (fingerprint: string) => ({ eventId: 1, fingerprint });
const [a, b, c] = [alert('a'), alert('b'), alert('c')];
const pager = { channel: 'pager', delivery: 7, why: '401' };

interface Now {
  readonly fires?: readonly string[];
  readonly silenced?: readonly string[];
  readonly sendResolved?: boolean;
}

/** What the fallback of the pager is told of its delivery 7. */
function said(snapshot: Partial<Snapshot>, { fires = ['a', 'b', 'c'], silenced = [], sendResolved = true }: Now = {}) {
  const head = aHead({ id: 7, channel: 'pager', snapshot: aSnapshot({ firing: [], ...snapshot }) });
  return fallbackSnapshot(
    head,
    '401',
    { thread: 'its-own', sendResolved },
    {
      isFiring: (fingerprint) => fires.includes(fingerprint),
      isSilenced: (fingerprint) => silenced.includes(fingerprint),
    },
  );
}

describe('the message to a fallback', () => {
  it('is that of the channel, with what failed, in a thread of its own', () => {
    expect(said({ firing: [a], resolved: [b] })).toMatchObject({
      ...{ reason: 'fallback', status: 'firing', thread: 'its-own', firing: [a], resolved: [b] },
      fallbackFor: [pager],
    });
  });

  it('leaves out what is silenced, and has what is over as resolved', () => {
    const message = said({ firing: [a, b, c] }, { fires: ['a', 'c'], silenced: ['c'] });
    expect(message).toMatchObject({ firing: [a], resolved: [b], status: 'firing' });
    expect(said({ firing: [a] }, { fires: [] })).toMatchObject({ firing: [], resolved: [a], status: 'resolved' });
  });

  it('is none, if nothing is left to say', () => {
    expect(said({ firing: [a] }, { silenced: ['a'] })).toBeUndefined();
    expect(said({ firing: [a], resolved: [b] }, { fires: [], sendResolved: false })).toBeUndefined();
  });

  it('has no ends for a channel that hears of none', () => {
    expect(said({ firing: [a, b], resolved: [c] }, { fires: ['a'], sendResolved: false })).toMatchObject({
      firing: [a],
      resolved: [],
    });
  });

  it('is no fallback from a suppressed alert that is over', () => {
    expect(said({ firing: [a], suppressed: [b, c] }, { fires: ['a', 'b'] })?.suppressed).toEqual([b]);
  });

  it('says a notice, which never fires or ends', () => {
    const notice = { ...a, notice: true as const };
    expect(said({ firing: [notice] }, { fires: [] })).toMatchObject({ firing: [notice], resolved: [] });
  });

  it('names all that it stands in for, the last one first, and has that one for its origin', () => {
    const room = { channel: 'room', delivery: 3, why: 'down' };
    const message = said({ firing: [a], fallbackFor: [room] });
    expect(message?.fallbackFor).toEqual([pager, room]);
    expect(originOf(message ?? aSnapshot())).toEqual({ fallbackOf: 7 });
    expect(originOf(aSnapshot())).toEqual({});
    expect(joinStandIns([pager], [{ ...pager, why: 'older' }, room])).toEqual([pager, room]);
  });

  it('has a why of bounded length', () => {
    const head = aHead({ snapshot: aSnapshot() });
    const address = { thread: 't', sendResolved: true };
    const message = fallbackSnapshot(head, 'x'.repeat(9_999), address, {
      isFiring: () => true,
      isSilenced: () => false,
    });
    expect(message?.fallbackFor?.[0]?.why).toHaveLength(500);
  });
});
