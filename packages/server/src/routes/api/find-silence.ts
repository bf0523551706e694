import type { LiveSilence } from '@signalbox/core';
import type { Serving } from '../../serving.ts';

/** A silence by its id: one that the engine knows, or one that was over long ago. */
export function findSilence({ engine, store }: Serving, id: string): LiveSilence | undefined {
  const live = engine.silences().find((silence) => silence.id === id);
  if (live !== undefined) return live;
  const [record] = store.silenceHistory(id);
  if (record === undefined) return undefined;
  return { id, record, state: 'expired', matchers: record.matchers.join(' and '), comment: record.comment, hides: 0 };
}
