import { describe, expect, it } from 'vitest';
import { prepareConnection } from './connection.ts';
import { aDatabase } from './testing/a-database.ts';
import { anEvent } from './testing/an-event.ts';

describe('a transaction', () => {
  it('keeps all that was done in it', () => {
    const { transact, events } = prepareConnection(aDatabase());
    transact(() => {
      events.append([anEvent(1)]);
      events.append([anEvent(2)]);
    });
    expect(events.lastId()).toBe(2);
  });

  it('keeps nothing if something in it fails, and the next one works', () => {
    const { transact, events, db } = prepareConnection(aDatabase());
    const work = () => {
      events.append([anEvent(1), anEvent(2)]);
      throw new Error('no');
    };
    expect(() => transact(work)).toThrow('no');
    expect([events.lastId(), db.isTransaction]).toEqual([0, false]);
    transact(() => events.append([anEvent(1)]));
    expect(events.lastId()).toBe(1);
  });

  it('does not hide the error where SQLite rolled back by itself', () => {
    const { transact, events, db } = prepareConnection(aDatabase());
    const work = () => {
      events.append([anEvent(1)]);
      db.exec('ROLLBACK');
      throw new Error('the first error');
    };
    expect(() => transact(work)).toThrow('the first error');
    expect(events.lastId()).toBe(0);
  });
});

describe('a connection', () => {
  it('proves that it can write without changing what is kept', () => {
    const { probe, db, events } = prepareConnection(aDatabase());
    probe();
    probe();
    expect(db.prepare('SELECT probe FROM mark').get()).toEqual({ probe: 2 });
    expect(events.lastId()).toBe(0);
    db.exec('PRAGMA query_only = ON');
    expect(probe).toThrow(/readonly|read-only/);
  });

  it('counts the space that deleted rows left', () => {
    const { spareBytes, events, db } = prepareConnection(aDatabase());
    const before = spareBytes();
    events.append([anEvent(1, 50_000)]);
    db.exec('DELETE FROM event');
    expect(spareBytes() - before).toBeGreaterThan(40_000);
  });

  it('has no log where there is none', () => {
    expect(prepareConnection(aDatabase()).pendingBytes()).toBe(0);
  });
});
