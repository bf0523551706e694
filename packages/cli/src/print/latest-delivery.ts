import { formatDuration } from '@signalbox/core';
import type { Fields } from '../client/fields.ts';
import { pointInTime } from './point-in-time.ts';

/** What became of the last decision for a channel: `delivered 5s ago (...), 407ms after the decision`. */
export function latestDelivery(channel: Fields, now: number): string {
  const decided = pointInTime(channel.time('decidedAt'), now);
  const settled = pointInTime(channel.time('settledAt'), now);
  const attempts = counted(channel.count('attempts'));
  switch (channel.text('state')) {
    case 'sent':
      return `delivered ${settled}${delay(channel)}`;
    case 'dead':
      return `dead letter, given up ${settled} after ${attempts}${why(channel)}${before(channel, now)}`;
    case 'waiting': {
      const next = pointInTime(channel.time('nextAttemptAt'), now);
      const soFar = `${attempts} so far${next === '' ? '' : `, next ${next}`}`;
      return `waiting, decided ${decided}, ${soFar}${why(channel)}${before(channel, now)}`;
    }
    case 'superseded':
      return `decided ${decided}, and nothing was left to say ${settled}${before(channel, now)}`;
    default:
      return decided === '' ? 'nothing decided yet' : `decided ${decided}; what became of it is kept no longer`;
  }
}

function counted(attempts: number): string {
  if (attempts === 0) return 'no attempt';
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`;
}

function delay(channel: Fields): string {
  const [decidedAt, settledAt] = [channel.time('decidedAt'), channel.time('settledAt')];
  if (decidedAt === undefined || settledAt === undefined) return '';
  const ms = settledAt - decidedAt;
  return `, ${formatDuration(ms < 1_000 ? ms : Math.round(ms / 1_000) * 1_000)} after the decision`;
}

function why(channel: Fields): string {
  return channel.text('lastError') === '' ? '' : `: ${channel.text('lastError')}`;
}

function before(channel: Fields, now: number): string {
  const delivered = pointInTime(channel.time('lastDeliveredAt'), now);
  return delivered === '' ? '; nothing was delivered before' : `; last delivered ${delivered}`;
}
