import type { EventId, Store, StoredEvent } from '../store.ts';
import { anEvent } from './builders.ts';

/** A place where a store may be opened again and again; it starts empty. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Removes what lies there. Every store of it was closed before. */
  remove(): Promise<void>;
}

/** Declares a test with an open store in a place of its own; `reopen` closes it and opens it again. */
export type InStore = (name: string, run: (store: Store, reopen: () => Promise<Store>) => Promise<void>) => void;

/** `it` of any test runner. */
export type It = (name: string, run: () => Promise<void>) => void;

const PAGE = 5_000;

/** Appends one event with a number of the store's own, and waits until it is on disk. */
export async function append(store: Store, facts: Partial<StoredEvent> = {}): Promise<EventId> {
  const id = store.allocateEventIds(1);
  await store.appendEvents([anEvent({ id, ...facts })]);
  return id;
}

/** The numbers of the events that a start would take up. */
export async function currentIds(store: Store, rememberSince = 0): Promise<EventId[]> {
  return (await currentEvents(store, rememberSince)).map(({ id }) => id);
}

/** All that a start would take up, read page by page. */
export async function currentEvents(store: Store, rememberSince: number): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  for (;;) {
    const page = await store.readCurrentEvents({ rememberSince, after: found.at(-1)?.id ?? 0, limit: PAGE });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}
