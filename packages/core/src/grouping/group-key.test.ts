import { describe, expect, it } from 'vitest';
import type { GroupBy } from '../routing/route.ts';
import { groupAddress, groupAddressOf, groupKeyOf } from './group-key.ts';

describe('the key of a group', () => {
  it('has the labels of groupBy in its order, absent ones empty', () => {
    const key = groupKeyOf({ type: 'labels', names: ['service', 'alertname'] }, { alertname: 'Disk', host: 'a' });
    expect(Object.entries(key)).toEqual([
      ['service', ''],
      ['alertname', 'Disk'],
    ]);
  });

  it('has all labels in order for "..."', () => {
    expect(Object.entries(groupKeyOf({ type: 'all' }, { b: '2', a: '1' }))).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it('is empty for no labels, and has no prototype', () => {
    const key = groupKeyOf({ type: 'labels', names: [] }, { a: '1' });
    expect(Object.keys(key)).toEqual([]);
    expect(Object.getPrototypeOf(key)).toBeNull();
  });

  it('keeps a label that is named like a part of every object', () => {
    const names = ['constructor', 'toString'];
    const key = groupKeyOf({ type: 'labels', names }, Object.assign(Object.create(null), { constructor: 'x' }));
    expect(Object.entries(key)).toEqual([
      ['constructor', 'x'],
      ['toString', ''],
    ]);
  });

  it('is of no label that its alert lacks, where all count', () => {
    expect(Object.entries(groupKeyOf({ type: 'all' }, {}))).toEqual([]);
    expect(Object.entries(groupKeyOf({ type: 'all' }, { a: '' }))).toEqual([['a', '']]);
  });

  it('makes an address that is another one for another route, name or value', () => {
    const addresses = [
      groupAddress('r', { a: 'b' }),
      groupAddress('q', { a: 'b' }),
      groupAddress('r', { a: 'c' }),
      groupAddress('r', { c: 'b' }),
      groupAddress('r', {}),
      groupAddress('r', { a: '', b: '' }),
      groupAddress('r', { a: '' }),
    ];
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each<[string, GroupBy]>([
    ['some labels', { type: 'labels', names: ['host', 'rack'] }],
    ['no label', { type: 'labels', names: [] }],
    ['all labels', { type: 'all' }],
  ])('has the address that its labels have, with %s', (_, groupBy) => {
    for (const labels of [{ host: 'db', b: '2', a: '1' }, { rack: '1' }, {}]) {
      expect(groupAddressOf('r', groupBy, labels)).toBe(groupAddress('r', groupKeyOf(groupBy, labels)));
    }
  });

  it('makes the same address of the same route and key', () => {
    const groupBy = { type: 'labels', names: ['host', 'rack'] } as const;
    const addressOf = (labels: Readonly<Record<string, string>>) => groupAddress('r', groupKeyOf(groupBy, labels));
    expect(addressOf({ host: 'db', alertname: 'Disk' })).toBe(addressOf({ alertname: 'Cpu', rack: '', host: 'db' }));
    expect(groupAddress('r', {})).toBe('r');
  });
});
