import { foldEvents, isEnd } from './current-events.ts';
import type { MemoryState } from './memory-state.ts';
import { bySilenceId, prunedSilencesEndBefore } from './silence-age.ts';
import { eventsOf } from './snapshot-events.ts';

/** Removes history from its old end, as the contract's `prune` says; the newest records stay, since the next number is counted from them. */
export function pruneMemory(state: MemoryState, before: number, limit: number): number {
  const { events, refreshes, forgotten, deliveries, attempts, silences } = state;
  const current = foldEvents(events.values());
  for (const event of current) if (isEnd(event) && event.at < before) forgotten.add(event.id);
  const active = new Set(current.filter(({ id }) => !forgotten.has(id)).map(({ id }) => id));

  const told = new Set([...deliveries.values()].flatMap(({ snapshot }) => eventsOf(snapshot)));

  const oldEvents: number[] = [];
  for (const { id, at } of [...events.values()].slice(0, -1)) {
    if (active.has(id)) continue;
    if (told.has(id)) {
      // The event that took its place may go before it.
      forgotten.add(id);
      continue;
    }
    if (at >= before || oldEvents.length === limit) break;
    oldEvents.push(id);
  }
  for (const id of oldEvents) {
    events.delete(id);
    refreshes.delete(id);
    forgotten.delete(id);
  }

  const oldDeliveries: number[] = [];
  for (const { id, decidedAt, settledAt } of [...deliveries.values()].slice(0, -1)) {
    if (decidedAt >= before || oldEvents.length + oldDeliveries.length === limit) break;
    if (settledAt !== undefined && settledAt < before) oldDeliveries.push(id);
  }
  for (const id of oldDeliveries) {
    deliveries.delete(id);
    attempts.delete(id);
  }
  const removed = oldEvents.length + oldDeliveries.length;

  const endBefore = prunedSilencesEndBefore(before);
  const oldSilences = [...silences.values()]
    .flatMap((said) => said.slice(-1))
    .filter(({ endsAt }) => endsAt < endBefore)
    .sort((a, b) => a.endsAt - b.endsAt || bySilenceId(a, b))
    .slice(0, limit - removed);
  for (const { id } of oldSilences) silences.delete(id);
  return removed + oldSilences.length;
}
