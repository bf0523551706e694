import type { LiveSilence } from '@signalbox/core';
import type { SilenceRecord } from '@signalbox/core/store';
import { timeText } from './times.ts';

/** A silence as `/api/v1` shows it: planned ones have no record. */
export function silenceJson({ id, record, state, matchers, comment, hides }: LiveSilence) {
  return {
    id,
    planned: record === undefined,
    state,
    condition: matchers,
    comment,
    hides,
    ...(record === undefined ? {} : recordJson(record)),
  };
}

/** What a person said. */
export function recordJson({ matchers, startsAt, endsAt, author, comment, createdAt, updatedAt }: SilenceRecord) {
  return {
    matchers,
    startsAt: timeText(startsAt),
    endsAt: timeText(endsAt),
    author,
    comment,
    createdAt: timeText(createdAt),
    updatedAt: timeText(updatedAt),
  };
}
