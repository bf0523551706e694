import type { Clock, Timer } from './clock.ts';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Waiting>();

  constructor(startsAt: number) {
    this.#now = startsAt;
  }

  now(): number {
    return this.#now;
  }

  schedule(at: number, run: () => void): Timer {
    const timer = { at, run };
    this.#timers.add(timer);
    return { cancel: () => void this.#timers.delete(timer) };
  }

  /** The middle: back-off with jitter is half its ceiling. */
  random(): number {
    return 0.5;
  }

  /** Moves on, one timer after the other, and lets everything that follows from each come to rest. */
  async moveTo(target: number): Promise<void> {
    await rest();
    for (let next = this.#first(); next !== undefined && next.at <= target; next = this.#first()) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await rest();
    }
    this.#now = Math.max(this.#now, target);
  }

  /** Of several that are due at the same time, the one that has waited longest. */
  #first(): Waiting | undefined {
    let first: Waiting | undefined;
    for (const timer of this.#timers) if (first === undefined || timer.at < first.at) first = timer;
    return first;
  }
}

/**
 * Until everything that does not wait for the clock has run. A turn of the event loop begins when no promise has
 * anything left to do, and nothing of a simulation waits for the world outside.
 */
function rest(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
