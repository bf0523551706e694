import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { anEvent } from '../testing/an-event.ts';
import { prepareActive } from './active.ts';
import { prepareEvents } from './events.ts';

function aTable() {
  const db = aDatabase();
  const [events, active] = [prepareEvents(db), prepareActive(db)];
  return { events, active, current: () => active.current({ rememberSince: 0, limit: 99 }).map(({ id }) => id) };
}

describe('the current events', () => {
  it('are those of a plain reading of the story, whatever the story and the mark', () => {
    const kinds = ['new', 'changed', 'resolved', 'expired', 'told', 'stale'] as const;
    const step = fc.record({ kind: fc.constantFrom(...kinds), back: fc.nat({ max: 3 }), advance: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { events, active, current } = aTable();
        const expected = new Set<number>();
        for (const [index, { kind, back, advance }] of steps.entries()) {
          const id = index + 1;
          const supersedes = back > 0 && back < id ? id - back : undefined;
          events.append([{ ...anEvent(id, 0), kind, ...(supersedes === undefined ? {} : { supersedes }) }]);
          if (kind !== 'stale' && supersedes !== undefined) expected.delete(supersedes);
          if (kind !== 'told' && kind !== 'stale') expected.add(id);
          if (advance) active.advance(id);
        }
        expect(current()).toEqual([...expected]);
      }),
      { seed: 15, numRuns: 40 },
    );
  });
});
