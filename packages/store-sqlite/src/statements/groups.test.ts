import type { GroupRecord } from '@signalbox/core/store';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { prepareGroups } from './groups.ts';

const aGroup = (id: string, facts: Partial<GroupRecord> = {}): GroupRecord => {
  return { id, route: 'ops', key: { host: 'web-1' }, notified: [], ...facts };
};

describe('the groups', () => {
  it('are kept by id, each as it was saved last', () => {
    const groups = prepareGroups(aDatabase());
    groups.save([aGroup('b'), aGroup('a', { notifiedAt: 1 })]);
    groups.save([aGroup('a', { notifiedAt: 2 })]);
    expect(groups.all()).toEqual([aGroup('a', { notifiedAt: 2 }), aGroup('b')]);
  });

  it('are forgotten by id, also those that are not there', () => {
    const groups = prepareGroups(aDatabase());
    groups.save([aGroup('a'), aGroup('b')]);
    groups.forget(['a', 'c']);
    expect(groups.all().map(({ id }) => id)).toEqual(['b']);
  });

  it('have a key without a prototype', () => {
    const groups = prepareGroups(aDatabase());
    groups.save([aGroup('a', { key: JSON.parse('{"__proto__":"x"}') })]);
    const [group] = groups.all();
    expect(Object.entries(group?.key ?? {})).toEqual([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(group?.key)).toBeNull();
  });
});
