import { describe, expect, it } from 'vitest';
import { aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { noteStandIn } from './note-stand-in.ts';

const NOW = 5_000;
const fresh = { thread: 'thread-of-room', contentHash: 'hash' };
const says = (...names: readonly string[]) => names.map((fingerprint) => ({ fingerprint, severity: 'critical' }));

describe('a channel that stands in for another one', () => {
  it('is owed the ends of what it is told, though the group never notified it', () => {
    const record = noteStandIn(undefined, fresh, says('a'), false, NOW);
    expect(record).toMatchObject({ ...fresh, at: NOW });
    expect([...record.firing.values()]).toEqual([
      { fingerprint: 'a', severity: 'critical', at: NOW, delivered: 'pending' },
    ]);
  });

  it('keeps its own rhythm and what it knows itself', () => {
    const known = aNotified(
      1_000,
      aNotifiedAlert('a', { delivered: 'yes' }),
      aNotifiedAlert('b', { delivered: 'pending' }),
    );
    const record = noteStandIn(known, fresh, says('a', 'b', 'c'), false, NOW);
    expect([record.at, record.thread]).toEqual([known.at, known.thread]);
    expect([record.firing.get('a'), record.firing.get('b')]).toEqual([known.firing.get('a'), known.firing.get('b')]);
    expect(record.firing.get('c')).toMatchObject({ at: NOW, delivered: 'pending' });
  });

  it('is told anew what never arrived, or what the message takes along', () => {
    const known = aNotified(
      1_000,
      aNotifiedAlert('a', { delivered: 'no' }),
      aNotifiedAlert('b', { delivered: 'pending' }),
    );
    expect(noteStandIn(known, fresh, says('a'), false, NOW).firing.get('a')).toMatchObject({
      at: NOW,
      delivered: 'pending',
    });
    expect(noteStandIn(known, fresh, says('b'), true, NOW).firing.get('b')).toMatchObject({
      at: NOW,
      delivered: 'pending',
    });
  });
});
