import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../client/fields.ts';
import { latestDelivery } from './latest-delivery.ts';

const NOW = Date.parse('2026-11-27T10:00:00Z');
const decidedAt = '2026-11-27T09:59:50.000Z';
const settledAt = '2026-11-27T09:59:50.407Z';
const shown = (channel: object) => latestDelivery(fieldsOf({ decidedAt, ...channel }), NOW);

describe('what became of the last decision for a channel', () => {
  it.each([
    ['nothing, where there is none', { decidedAt: null, state: null }, 'nothing decided yet'],
    ['kept no longer', { state: null }, 'decided 10s ago (2026-11-27 09:59:50Z); what became of it is kept no longer'],
    [
      'a delivery, and how long it took',
      { state: 'sent', settledAt, lastDeliveredAt: settledAt },
      'delivered 10s ago (2026-11-27 09:59:50Z), 407ms after the decision',
    ],
    [
      'a delivery that took long',
      { state: 'sent', settledAt, decidedAt: '2026-11-27T09:50:00Z' },
      'delivered 10s ago (2026-11-27 09:59:50Z), 9m50s after the decision',
    ],
    [
      'a dead letter, and why',
      { state: 'dead', settledAt, attempts: 1, lastError: '401: the token is unknown' },
      'dead letter, given up 10s ago (2026-11-27 09:59:50Z) after 1 attempt: 401: the token is unknown; nothing was delivered before',
    ],
    [
      'waiting, with its attempts and the next one',
      {
        state: 'waiting',
        attempts: 3,
        nextAttemptAt: '2026-11-27T10:00:15Z',
        lastError: 'connection refused',
        lastDeliveredAt: '2026-11-27T09:00:00Z',
      },
      'waiting, decided 10s ago (2026-11-27 09:59:50Z), 3 attempts so far, next in 15s (2026-11-27 10:00:15Z): connection refused; last delivered 1h ago (2026-11-27 09:00:00Z)',
    ],
    [
      'waiting, and not tried yet',
      { state: 'waiting', attempts: 0 },
      'waiting, decided 10s ago (2026-11-27 09:59:50Z), no attempt so far; nothing was delivered before',
    ],
    [
      'superseded',
      { state: 'superseded', settledAt },
      'decided 10s ago (2026-11-27 09:59:50Z), and nothing was left to say 10s ago (2026-11-27 09:59:50Z); nothing was delivered before',
    ],
  ])('is shown: %s', (_what, channel, expected) => {
    expect(shown(channel)).toBe(expected);
  });
});
