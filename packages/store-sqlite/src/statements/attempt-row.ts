import type { SentRequest, StoredAttempt } from '@signalbox/core/store';
import { numberOf, type Row, textOf } from './row.ts';

export function readAttempt(row: Row): StoredAttempt {
  return {
    startedAt: numberOf(row, 'started_at'),
    endedAt: numberOf(row, 'ended_at'),
    outcome: textOf(row, 'outcome') as StoredAttempt['outcome'],
    ...(row['reason'] === null ? {} : { reason: textOf(row, 'reason') }),
    ...(row['status'] === null ? {} : { status: numberOf(row, 'status') }),
    ...(row['request'] === null ? {} : { request: JSON.parse(textOf(row, 'request')) as SentRequest }),
  };
}
