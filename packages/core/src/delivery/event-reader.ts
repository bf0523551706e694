import type { EventId, Store, StoredEvent } from '../store/index.ts';

/** Reads the events of all attempts that begin in one turn of the event loop in one go. */
export class EventReader {
  readonly #read: Store['readEvents'];
  #wanted = new Set<EventId>();
  #reading: Promise<ReadonlyMap<EventId, StoredEvent>> | undefined;

  constructor(read: Store['readEvents']) {
    this.#read = read;
  }

  /** These events, and others, by id. */
  read(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, StoredEvent>> {
    for (const id of ids) this.#wanted.add(id);
    this.#reading ??= this.#readWanted();
    return this.#reading;
  }

  async #readWanted(): Promise<ReadonlyMap<EventId, StoredEvent>> {
    // Whoever asks in this turn is heard.
    await undefined;
    const ids = [...this.#wanted];
    this.#wanted = new Set();
    this.#reading = undefined;
    const events = await this.#read(ids);
    return new Map(events.map((event) => [event.id, event]));
  }
}
