import type { Clock, Timer } from './clock.ts';

interface Waiting {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  #now: number;
  readonly #timers = new Set<Waiting>();
  #passesWithin: number | undefined;
  #onSchedule: (at: number) => void = () => {};

  constructor(startsAt: number) {
    this.#now = startsAt;
  }

  now(): number {
    return this.#now;
  }

  schedule(at: number, run: () => void): Timer {
    const timer = { at, run };
    this.#timers.add(timer);
    if (this.#passesWithin !== undefined && at - this.#now <= this.#passesWithin) {
      setImmediate(() => this.#timers.has(timer) && this.moveTo(at));
    }
    this.#onSchedule(at);
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

  /** Moves on without running anything, as a machine that was asleep: what fell due runs with the next move. */
  jumpTo(target: number): void {
    this.#now = Math.max(this.#now, target);
  }

  /** When the timers that are set fall due, in order. */
  dueTimes(): readonly number[] {
    return [...this.#timers].map(({ at }) => at).sort((a, b) => a - b);
  }

  /** When the next timer that is set falls due: for what waits for the world outside before it sets one. */
  nextScheduled(): Promise<number> {
    return new Promise((resolve) => {
      this.#onSchedule = resolve;
    });
  }

  /**
   * Lets time pass by itself from now on: what is set within this many milliseconds runs as soon as the event loop
   * turns. Undefined: it stands still again.
   */
  passWithin(milliseconds: number | undefined): void {
    this.#passesWithin = milliseconds;
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
