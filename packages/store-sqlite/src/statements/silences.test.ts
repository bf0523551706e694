import type { SilenceRecord } from '@signalbox/core/store';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { prepareSilences } from './silences.ts';

function aSilence(id: string, facts: Partial<SilenceRecord> = {}): SilenceRecord {
  const times = { startsAt: 10, endsAt: 50, createdAt: 9, updatedAt: 9 };
  return { id, matchers: ['host="web-1"'], author: 'kana', comment: 'new disks', ...times, ...facts };
}

describe('the silences', () => {
  it('have the last revision of each, by id, of those that end later', () => {
    const silences = prepareSilences(aDatabase());
    silences.save(aSilence('b'));
    silences.save(aSilence('a', { endsAt: 30 }));
    silences.save(aSilence('b', { comment: 'longer', endsAt: 60 }));
    expect(silences.endingAfter(0)).toEqual([
      aSilence('a', { endsAt: 30 }),
      aSilence('b', { comment: 'longer', endsAt: 60 }),
    ]);
    expect(silences.endingAfter(30).map(({ id }) => id)).toEqual(['b']);
  });

  it('that were ended early count by their last end', () => {
    const silences = prepareSilences(aDatabase());
    silences.save(aSilence('a', { endsAt: 90 }));
    silences.save(aSilence('a', { endsAt: 20 }));
    expect(silences.endingAfter(50)).toEqual([]);
  });

  it('keep every revision, the newest first', () => {
    const silences = prepareSilences(aDatabase());
    for (const comment of ['one', 'two', 'three']) silences.save(aSilence('a', { comment }));
    silences.save(aSilence('b'));
    expect(silences.history('a').map(({ comment }) => comment)).toEqual(['three', 'two', 'one']);
    expect(silences.history('gone')).toEqual([]);
  });

  it('are removed with their history, those that ended first before the others', () => {
    const silences = prepareSilences(aDatabase());
    silences.save(aSilence('late', { endsAt: 20 }));
    silences.save(aSilence('early', { endsAt: 10 }));
    silences.save(aSilence('early', { endsAt: 12 }));
    silences.save(aSilence('kept', { endsAt: 30 }));
    expect(silences.remove(30, 1)).toBe(1);
    expect(silences.history('early')).toEqual([]);
    expect(silences.remove(30, 9)).toBe(1);
    expect(silences.endingAfter(0).map(({ id }) => id)).toEqual(['kept']);
  });

  it('that ended early and were made longer are kept', () => {
    const silences = prepareSilences(aDatabase());
    silences.save(aSilence('a', { endsAt: 10 }));
    silences.save(aSilence('a', { endsAt: 90 }));
    expect(silences.remove(50, 9)).toBe(0);
    expect(silences.history('a')).toHaveLength(2);
  });
});
