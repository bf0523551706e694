import { describe, expect, it } from 'vitest';
import { accept, anEngineState } from '../testing/engine-state.ts';
import { firing, resolved } from '../testing/story.ts';
import { AlertSweep } from './alert-sweep.ts';

/** A sweep that notes how it saw each alert last: its kind, and its label `v`. */
function aSweep() {
  const seen = new Map<string, string>();
  const sweep = new AlertSweep(({ kind, body }) => {
    seen.set(body.labels['name'] ?? '', `${kind} ${body.labels['v']}`);
  });
  return { sweep, seen };
}

const keyed = (name: string, v: string) => firing(name, { key: name, labels: { v } });

describe('a look at every alert', () => {
  it('sees all that is known, over many pieces', async () => {
    const state = await anEngineState();
    const names = Array.from({ length: 1_201 }, (_, index) => `a${index}`);
    await accept(
      state,
      0,
      names.map((name) => firing(name)),
    );
    await accept(state, 1, [resolved('a7')]);
    const { sweep, seen } = aSweep();
    await sweep.read(state);
    expect([...seen.keys()].sort()).toEqual(names.sort());
    expect(seen.get('a7')).toMatch('resolved');
  });

  it('sees what is accepted meanwhile as it was accepted, and not as it was before', async () => {
    const state = await anEngineState();
    await accept(state, 0, [keyed('a', '1'), keyed('b', '1')]);
    const { sweep, seen } = aSweep();
    const reading = sweep.read(state);
    sweep.note(await accept(state, 1, [keyed('b', '2'), keyed('c', '2')]));
    await reading;
    expect(Object.fromEntries(seen)).toEqual({ a: 'new 1', b: 'changed 2', c: 'new 2' });
  });

  it('keeps the labels of an alert whose end takes them over', async () => {
    const state = await anEngineState();
    await accept(state, 0, [keyed('a', '1')]);
    const { sweep, seen } = aSweep();
    const reading = sweep.read(state);
    sweep.note(await accept(state, 1, [resolved('a', { key: 'a', labels: { v: '2' } })]));
    await reading;
    expect(Object.fromEntries(seen)).toEqual({ a: 'new 1' });
  });

  it('lets a message that came too late change nothing', async () => {
    const state = await anEngineState();
    await accept(state, 0, [firing('a', { key: 'a', labels: { v: '1' }, changedAt: 50 })]);
    const { sweep, seen } = aSweep();
    const reading = sweep.read(state);
    sweep.note(await accept(state, 1, [resolved('a', { key: 'a', labels: { v: '0' }, changedAt: 40 })]));
    await reading;
    expect(Object.fromEntries(seen)).toEqual({ a: 'new 1' });
  });
});
