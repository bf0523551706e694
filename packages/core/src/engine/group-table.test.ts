import { describe, expect, it } from 'vitest';
import type { GroupBy, Route } from '../routing/route.ts';
import { countedIds } from '../testing/engine-state.ts';
import { GroupTable } from './group-table.ts';

function aRoute(id: string, groupBy: GroupBy = { type: 'labels', names: ['alertname'] }): Route {
  return {
    id,
    match: { text: '', test: () => true },
    to: ['room'],
    groupBy,
    groupWaitMs: 1,
    groupIntervalMs: 1,
    repeatIntervalMs: 1,
    continues: false,
    routes: [],
  };
}

const ops = aRoute('ops');

describe('the open groups', () => {
  it('have one for each route and key, made when it is first asked for', () => {
    const table = new GroupTable(countedIds());
    const disk = table.groupOf(ops, { alertname: 'Disk', host: 'a' });
    expect(disk.facts).toMatchObject({ id: 'id-1', key: { alertname: 'Disk' } });
    expect([disk.facts.notified.size, disk.members.size]).toEqual([0, 0]);
    expect(table.groupOf(ops, { alertname: 'Disk', host: 'b' })).toBe(disk);
    expect(table.groupOf(ops, { alertname: 'CPU' })).not.toBe(disk);
    expect(table.groupOf(aRoute('dev'), { alertname: 'Disk' })).not.toBe(disk);
    expect(table.size).toBe(3);
    expect([...table.all()].map(({ facts }) => facts.id)).toEqual(['id-1', 'id-2', 'id-3']);
  });

  it.each<[string, GroupBy, number]>([
    ['one group', { type: 'labels', names: [] }, 1],
    ['a group for each value', { type: 'labels', names: ['host'] }, 2],
    ['a group for each set of labels', { type: 'all' }, 3],
    ['one group where the label is missing', { type: 'labels', names: ['gone'] }, 1],
  ])('are %s by the `groupBy` of the route', (_, groupBy, count) => {
    const table = new GroupTable(countedIds());
    for (const labels of [{ host: 'a' }, { host: 'b' }, { host: 'b', x: 'y' }])
      table.groupOf(aRoute('r', groupBy), labels);
    expect(table.size).toBe(count);
  });

  it('are found by id and by address', () => {
    const table = new GroupTable(countedIds());
    const group = table.groupOf(ops, { alertname: 'Disk' });
    expect(table.byId('id-1')).toBe(group);
    expect(table.at(group.address)).toBe(group);
    expect([table.byId('id-2'), table.at('ops')]).toEqual([undefined, undefined]);
  });

  it('are gone once they are removed, and made anew under another id', () => {
    const table = new GroupTable(countedIds());
    const group = table.groupOf(ops, { alertname: 'Disk' });
    table.remove(group);
    expect([table.size, table.byId('id-1'), table.at(group.address)]).toEqual([0, undefined, undefined]);
    expect(table.groupOf(ops, { alertname: 'Disk' }).facts.id).toBe('id-2');
  });

  it('are found under another id once it is taken over', () => {
    const table = new GroupTable(countedIds());
    const group = table.groupOf(ops, { alertname: 'Disk' });
    table.remove(group);
    group.write({ id: 'kept' });
    table.add(group);
    expect([table.byId('kept'), table.byId('id-1')]).toEqual([group, undefined]);
    expect(table.groupOf(ops, { alertname: 'Disk' })).toBe(group);
  });
});
