import type { SilenceRecord } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** For so long after a silence ended a channel may still wait for the end of what it suppressed. */
const REMEMBERED_MS = 7 * DAY_MS;
/** What a person did is looked up long after the alerts of that time are gone. */
const KEPT_MS = 365 * DAY_MS;

/** The end after which a silence is taken up by a start. @param rememberSince as `load` has it */
export function rememberedSilencesEndAfter(rememberSince: number): number {
  return rememberSince - REMEMBERED_MS;
}

/** The end before which a silence goes, with all that it ever said. @param before as `prune` has it */
export function prunedSilencesEndBefore(before: number): number {
  return before - KEPT_MS;
}

/** In the order in which a start takes them up. */
export function bySilenceId(a: SilenceRecord, b: SilenceRecord): number {
  return a.id < b.id ? -1 : 1;
}
