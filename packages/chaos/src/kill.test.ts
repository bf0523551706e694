import { describe, expect, it } from 'vitest';
import { runKillRounds } from './kill-rounds.ts';

/** The same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the router as a process', () => {
  it('D11: tells every alert that was answered 2xx, though it is killed again and again', {
    timeout: 120_000,
  }, async () => {
    const report = await runKillRounds(5, seeded(11));
    expect(report.lost).toEqual([]);
    expect(report.accepted).toBeGreaterThan(50);
  });
});
