import { DatabaseSync } from 'node:sqlite';
import type { DeliveryPosition, DeliveryQuery } from '@signalbox/core/store';
import { afterAll, describe, expect, it } from 'vitest';
import { migrations } from '../migrations/migrations.ts';
import { aDelivery, anAttempt } from '../testing/a-delivery.ts';
import { prepareDeliveries } from './deliveries.ts';
import { prepareDeliveryList } from './delivery-list.ts';

/** Very many deliveries to the room, of which the first alone is a dead letter of another route. */
function aLongHistory(db: DatabaseSync) {
  for (const migration of migrations) db.exec(migration);
  const deliveries = prepareDeliveries(db);
  const first = aDelivery(1);
  deliveries.add([{ ...first, snapshot: { ...first.snapshot, route: 'shop', reason: 'repeat' } }]);
  const others = Array.from({ length: 45_000 }, (_, index) =>
    aDelivery(index + 2, { groupId: `group-${index % 100}` }),
  );
  db.exec('BEGIN');
  deliveries.add(others);
  deliveries.settle([anAttempt(1, { outcome: 'reject', state: 'dead' })]);
  db.exec('COMMIT');
  return prepareDeliveryList(db);
}

const db = new DatabaseSync(':memory:');
const history = aLongHistory(db);
afterAll(() => db.close());

/** How many each page has. */
function pagesOf(query: Partial<DeliveryQuery>): number[] {
  const sizes: number[] = [];
  let after: DeliveryPosition | undefined;
  do {
    const page = history.list({ limit: 100, ...query, ...(after === undefined ? {} : { after }) });
    sizes.push(page.deliveries.length);
    after = page.next;
  } while (after !== undefined);
  return sizes;
}

describe('a rare match among very many deliveries', () => {
  it('is found over pages that may be empty, each of which examines a part of them', () => {
    expect(pagesOf({ reason: 'repeat' })).toEqual([0, 0, 1]);
    expect(pagesOf({ channel: 'room', reason: 'repeat' })).toEqual([0, 0, 1]);
  });

  it.each([
    ['its state', { state: 'dead' }, 1],
    ['its state, whatever else is asked', { state: 'dead', channel: 'room', route: 'shop' }, 1],
    ['its route', { route: 'shop' }, 1],
    ['its time', { until: 2 }, 1],
    ['a channel that has none', { channel: 'pager' }, 0],
  ] as const)('is found at once by %s', (_what, query, found) => {
    expect(pagesOf(query)).toEqual([found]);
  });

  it('goes on behind the last one that was shown where a page is full', () => {
    const page = history.list({ limit: 100, channel: 'room', state: 'waiting' });
    expect([page.deliveries.length, page.next]).toEqual([100, { decidedAt: 44_902, id: 44_902 }]);
  });

  it('in a group is found in one page: all of a group may be examined', () => {
    expect(pagesOf({ groupId: 'group-7', reason: 'repeat' })).toEqual([0]);
  });
});
