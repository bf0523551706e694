import type { Clock, Timer } from '../engine/clock.ts';

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  #now: number;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(startsAt: number) {
    this.#now = startsAt;
  }

  now(): number {
    return this.#now;
  }

  schedule(at: number, run: () => void): Timer {
    const timer = { at, run };
    this.#timers.push(timer);
    return {
      cancel: () => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      },
    };
  }

  /** The middle: back-off with jitter is half its ceiling. */
  random(): number {
    return 0.5;
  }

  /** Moves on, one timer after the other, and lets everything that follows from each come to rest. */
  async moveTo(target: number): Promise<void> {
    await rest();
    for (let next = this.#first(); next !== undefined && next.at <= target; next = this.#first()) {
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await rest();
    }
    this.#now = Math.max(this.#now, target);
  }

  #first() {
    return this.#timers.reduce<{ readonly at: number; readonly run: () => void } | undefined>(
      (first, timer) => (first === undefined || timer.at < first.at ? timer : first),
      undefined,
    );
  }
}

/** Until everything that does not wait for the clock has run. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}
