import { describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { runKillRounds } from './kill-rounds.ts';

describe('the router as a process', () => {
  it('D11: tells every alert that was answered 2xx, though it is killed again and again', {
    timeout: 120_000,
  }, async () => {
    const report = await runKillRounds(5, seededRandom(11).next);
    expect(report.lost).toEqual([]);
    expect(report.accepted).toBeGreaterThan(50);
  });
});
