import type { Fingerprint } from '@signalbox/sdk';
import type { NewEvent, StoredEvent } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';

/** Events that are read in one go. */
const CHUNK = 500;

/** An event with a body of its own. */
export type EventWithBody = Pick<StoredEvent, 'fingerprint' | 'kind' | 'body'>;

/**
 * Looks at every known alert with its body while the engine goes on: what is there is read in chunks, and what is
 * accepted meanwhile is handed in. An alert may be looked at twice: the last time counts.
 */
export class AlertSweep {
  readonly #visit: (event: EventWithBody) => void;
  readonly #accepted = new Set<Fingerprint>();

  constructor(visit: (event: EventWithBody) => void) {
    this.#visit = visit;
  }

  /** What was accepted since the sweep began. An end that takes its labels over changes nothing here. */
  note(events: readonly NewEvent[]): void {
    for (const event of events) {
      if (event.kind === 'stale' || !hasLabels(event)) continue;
      this.#accepted.add(event.fingerprint);
      this.#visit(event);
    }
  }

  /** Fulfilled when all that was known at the call has been looked at. */
  async read(state: EngineState): Promise<void> {
    const ids = [...state.known.values()].map(({ eventId }) => eventId);
    for (let from = 0; from < ids.length; from += CHUNK) {
      for (const event of await state.readEvents(ids.slice(from, from + CHUNK))) {
        if (!this.#accepted.has(event.fingerprint)) this.#visit(event);
      }
    }
  }
}

function hasLabels(event: NewEvent): event is StoredEvent {
  return event.body?.labels !== undefined;
}
