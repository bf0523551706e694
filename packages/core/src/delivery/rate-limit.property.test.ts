import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RateLimit, type SentTimes, takeToken } from './rate-limit.ts';

const limits = fc.record({ count: fc.integer({ min: 1, max: 5 }), perMs: fc.integer({ min: 1, max: 100 }) });
/** How long after one message the next one wants to go. */
const gaps = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 60 });

/** When messages go out that want to go at these distances, each as soon as it may. */
function send(
  limit: RateLimit,
  wanted: readonly number[],
): { readonly at: readonly number[]; readonly sent: SentTimes } {
  const at: number[] = [];
  let sent: SentTimes = [];
  let now = 0;
  for (const gap of wanted) {
    now += gap;
    let token = takeToken(sent, limit, now);
    if (!token.taken) {
      now = token.at;
      token = takeToken(sent, limit, now);
    }
    if (!token.taken) throw new Error('the time that was named is too early');
    sent = token.sent;
    at.push(now);
  }
  return { at, sent };
}

const check = (property: (limit: RateLimit, wanted: readonly number[]) => void) =>
  fc.assert(fc.property(limits, gaps, property), { seed: 20261123, numRuns: 100 });

describe('messages under a rate limit', () => {
  it('are never more than `count` in any `perMs`', () => {
    check((limit, wanted) => {
      const { at } = send(limit, wanted);
      for (const begin of at) {
        expect(at.filter((time) => begin <= time && time < begin + limit.perMs).length).toBeLessThanOrEqual(
          limit.count,
        );
      }
    });
  });

  it('wait no longer than they must', () => {
    check((limit, wanted) => {
      const { at } = send(limit, wanted);
      for (const [index, time] of at.entries()) {
        const asked = (at[index - 1] ?? 0) + (wanted[index] ?? 0);
        const held = at[index - limit.count];
        expect(time).toBe(held === undefined ? asked : Math.max(asked, held + limit.perMs));
      }
    });
  });

  it('are remembered only as far back as the limit asks', () => {
    check((limit, wanted) => {
      const { at, sent } = send(limit, wanted);
      expect(sent).toEqual(at.slice(-limit.count));
    });
  });
});
