import type { ReceivedAlert } from '@signalbox/sdk';
import { acceptAlerts } from '../engine/accept-alerts.ts';
import type { EngineState } from '../engine/engine-state.ts';
import type { TrackedAlert } from '../engine/known-alerts.ts';
import { loadState } from '../engine/load-state.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { NewEvent, Store } from '../store/store.ts';
import { type StorySetting, storyConfig } from './story.ts';

interface StateFacts extends StorySetting {
  /** Default: an empty one in memory. */
  readonly store?: Store;
  /** When it is loaded, epoch ms. Default: 0. */
  readonly now?: number;
}

/** What the engine has in memory after a start: with a configuration as stories have it, from what the store has. */
export async function anEngineState({
  store = createMemoryStore(),
  now = 0,
  ...setting
}: StateFacts = {}): Promise<EngineState> {
  const config = await storyConfig(setting);
  const { state } = await loadState({ config, store, newId: countedIds() }, now);
  return state;
}

/** `id-1`, `id-2` and so on: the first is for the receipts, the second for the first group. */
export function countedIds(): () => string {
  let count = 0;
  return () => `id-${++count}`;
}

/** Accepts alerts as one request does, and writes what follows to the store. Gives the events. */
export async function accept(
  state: EngineState,
  now: number,
  alerts: readonly ReceivedAlert[],
  source = 'monitor',
): Promise<readonly NewEvent[]> {
  const { events } = acceptAlerts(state, { source, alerts, receivedAt: now }, now);
  await state.store.appendEvents(events);
  return events;
}

/** What is known of the alert whose label `name` this is. */
export async function knownAs(state: EngineState, name: string): Promise<TrackedAlert> {
  for (const alert of state.known.values()) {
    const [event] = await state.readEvents([alert.eventId]);
    if (event?.body.labels['name'] === name) return alert;
  }
  throw new Error(`nothing is known of ${name}`);
}
