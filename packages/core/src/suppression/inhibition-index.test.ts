import { describe, expect, it } from 'vitest';
import { withLabel } from '../testing/with-label.ts';
import type { InhibitionRule } from './inhibition.ts';
import { InhibitionIndex } from './inhibition-index.ts';

const rule: InhibitionRule = {
  id: 'inhibit[0]',
  sources: [withLabel('kind', 'source')],
  target: withLabel('kind', 'target'),
  equal: ['host', 'rack'],
};
const body = (kind: string, host = 'db', rack = '') => ({ labels: { kind, host, rack }, annotations: {} });

describe('who inhibits whom', () => {
  it('is told by kind and by equal labels', () => {
    const index = new InhibitionIndex([rule]);
    index.noteFiring('s', body('source'));
    index.noteFiring('t', body('target'));
    index.noteFiring('elsewhere', body('target', 'web'));
    index.noteFiring('other', body('neither'));
    expect(index.inhibitedBy('t')).toEqual(['s']);
    expect(index.isInhibited('t')).toBe(true);
    for (const free of ['s', 'elsewhere', 'other', 'unknown']) {
      expect(index.isInhibited(free)).toBe(false);
      expect(index.inhibitedBy(free)).toEqual([]);
    }
  });

  it('is told of many at once, in their order', () => {
    const index = new InhibitionIndex([rule]);
    index.noteFiring('s', body('source'));
    for (const target of ['t1', 't2']) index.noteFiring(target, body('target'));
    index.noteFiring('elsewhere', body('target', 'web'));
    expect([...index.inhibitedAmong(['t2', 'elsewhere', 's', 'unknown', 't1'])]).toEqual(['t2', 't1']);
    expect(index.inhibitedAmong([]).size).toBe(0);
    const asked = index.inhibitedAmong(['t1']);
    index.noteEnd('s');
    expect([...asked]).toEqual(['t1']);
    expect(index.inhibitedAmong(['t1', 't2']).size).toBe(0);
  });

  it('takes labels that neither has for equal, and tells which label has which value', () => {
    const index = new InhibitionIndex([rule]);
    index.noteFiring('s', { labels: { kind: 'source' }, annotations: {} });
    index.noteFiring('t', { labels: { kind: 'target' }, annotations: {} });
    index.noteFiring('u', body('target', '', 'x'));
    index.noteFiring('v', body('target', 'x', ''));
    expect(index.isInhibited('t')).toBe(true);
    expect(index.isInhibited('u')).toBe(false);
    expect(index.isInhibited('v')).toBe(false);
    index.noteFiring('w', body('source', 'x', ''));
    expect(index.isInhibited('u')).toBe(false);
    expect(index.isInhibited('v')).toBe(true);
  });

  it('frees the targets when the last source ends, and only then', () => {
    const index = new InhibitionIndex([rule]);
    index.noteFiring('t', body('target'));
    index.noteFiring('s1', body('source'));
    index.noteFiring('s2', body('source'));
    expect(index.noteEnd('s1')).toEqual([]);
    expect(index.noteEnd('t')).toEqual([]);
    index.noteFiring('t', body('target'));
    expect(index.noteEnd('s2')).toEqual(['t']);
    expect(index.isInhibited('t')).toBe(false);
    expect(index.noteEnd('s2')).toEqual([]);
  });

  it('frees the targets when the labels of the source change', () => {
    const index = new InhibitionIndex([rule]);
    index.noteFiring('t', body('target'));
    index.noteFiring('s', body('source'));
    expect(index.noteFiring('s', body('source', 'web'))).toEqual(['t']);
    expect(index.noteFiring('s', body('source'))).toEqual([]);
    expect(index.noteFiring('s', body('neither'))).toEqual(['t']);
    expect(index.inhibitedBy('t')).toEqual([]);
  });

  it('forgets a target that ends', () => {
    const index = new InhibitionIndex([rule]);
    index.noteFiring('s', body('source'));
    index.noteFiring('t', body('target'));
    index.noteEnd('t');
    expect(index.isInhibited('t')).toBe(false);
    expect(index.noteEnd('s')).toEqual([]);
    index.noteFiring('t', body('target'));
    expect(index.isInhibited('t')).toBe(false);
  });

  it('needs one alert for each of several sources', () => {
    const index = new InhibitionIndex([
      { ...rule, sources: [withLabel('kind', 'source'), withLabel('kind', 'second')] },
    ]);
    index.noteFiring('t', body('target'));
    index.noteFiring('s', body('source'));
    expect(index.isInhibited('t')).toBe(false);
    index.noteFiring('s2', body('second'));
    expect(index.inhibitedBy('t')).toEqual(['s', 's2']);
    expect(index.noteEnd('s')).toEqual(['t']);
  });

  it('is of no alert and itself, nor of two that are both on both sides', () => {
    const both: InhibitionRule = { ...rule, sources: [withLabel('host', 'db')], target: withLabel('host', 'db') };
    const index = new InhibitionIndex([both]);
    index.noteFiring('a', body('x'));
    index.noteFiring('b', body('y'));
    expect([index.isInhibited('a'), index.isInhibited('b')]).toEqual([false, false]);
    expect(index.noteEnd('b')).toEqual([]);
  });

  it('lets one that is on both sides inhibit, and be inhibited by, one that is on one', () => {
    const index = new InhibitionIndex([{ ...rule, sources: [withLabel('host', 'db')], equal: [] }]);
    index.noteFiring('two-sided', body('target'));
    expect(index.isInhibited('two-sided')).toBe(false);
    index.noteFiring('one-sided', body('neither'));
    expect(index.inhibitedBy('two-sided')).toEqual(['one-sided']);
    index.noteEnd('one-sided');
    index.noteFiring('target', body('target', 'web'));
    expect(index.inhibitedBy('target')).toEqual(['two-sided']);
  });

  it('looks at every rule', () => {
    const other: InhibitionRule = {
      id: 'inhibit[1]',
      sources: [withLabel('kind', 'boss')],
      target: withLabel('kind', 'target'),
      equal: [],
    };
    const index = new InhibitionIndex([rule, other]);
    index.noteFiring('t', body('target'));
    index.noteFiring('boss', body('boss', 'anywhere'));
    expect(index.inhibitedBy('t')).toEqual(['boss']);
    index.noteFiring('s', body('source'));
    expect(index.noteEnd('boss')).toEqual([]);
    expect(index.inhibitedBy('t')).toEqual(['s']);
  });

  it('is nobody without rules', () => {
    const index = new InhibitionIndex([]);
    expect(index.noteFiring('t', body('target'))).toEqual([]);
    expect(index.noteEnd('t')).toEqual([]);
    expect(index.isInhibited('t')).toBe(false);
    expect(index.inhibitedAmong(['t']).size).toBe(0);
  });

  it('does not scan all targets at each end', () => {
    const index = new InhibitionIndex([{ ...rule, equal: [] }]);
    const many = Array.from({ length: 10_000 }, (_, number) => number);
    for (const number of many) index.noteFiring(`t${number}`, body('target'));
    for (const number of many) index.noteFiring(`s${number}`, body('source'));
    const freed = many.flatMap((number) => index.noteEnd(`s${number}`));
    expect(freed).toHaveLength(10_000);
  });
});
