import { SignalboxError } from '@signalbox/sdk';
import type { Clock } from '../time/clock.ts';
import type { EngineObserver } from './observer.ts';

const RECOVER_EVERY_MS = 1_000;

export interface StoreLinkParts {
  readonly clock: Clock;
  readonly observer: Pick<EngineObserver, 'storeFailed' | 'storeRecovered'>;
  /** The store failed: nothing may be sent from now on. */
  pause(): void;
  /** Opens the store again and reads memory anew. Rejects while the store cannot write. */
  recover(): Promise<void>;
  /** The store takes what it is given: everything that is due goes out. */
  resume(): void;
}

/**
 * What the engine gives to the store, and what a failure means. Memory may be ahead of the store only by what is being
 * committed; if that fails, nobody knows whether it is on disk. So the engine stops until the store was opened and
 * memory read again.
 */
export class StoreLink {
  readonly #parts: StoreLinkParts;
  #unhealthy: string | undefined = 'it is starting';
  /** Settles when all that was given to the store until now is on disk: operations become durable in the order of the calls. */
  #durable: Promise<void> = Promise.resolve();
  readonly #whenCurrent: (() => void)[] = [];
  #recoveredAt = 0;
  #isStopping = false;

  constructor(parts: StoreLinkParts) {
    this.#parts = parts;
  }

  /** Undefined: the store takes what it is given. */
  get unhealthyReason(): string | undefined {
    return this.#unhealthy;
  }

  /** @throws SignalboxError `not-running` */
  assertHealthy(): void {
    if (this.#unhealthy !== undefined) throw new SignalboxError('not-running', { why: this.#unhealthy });
  }

  begin(): void {
    this.#durable = Promise.resolve();
    this.#unhealthy = undefined;
    for (const then of this.#whenCurrent.splice(0)) then();
    this.#parts.resume();
  }

  /** Fulfilled when all that was given until now is on disk; rejects if some of it may not be. */
  durable(): Promise<void> {
    return this.#durable;
  }

  /** All that the store is given goes through here: a failure ends the present view of it. */
  give(operation: Promise<void>): void {
    this.#durable = operation;
    operation.catch((error: unknown) => this.fail(error));
  }

  /** Calls back once all that was given until now is on disk; never if it fails. */
  whenDurable(then: () => void): void {
    void this.#durable.then(then, () => undefined);
  }

  /** Calls at once; while memory is read again, once that is done; never if it is not read any more. */
  whenCurrent(then: () => void): void {
    if (this.#unhealthy === undefined || this.#isStopping) then();
    else this.#whenCurrent.push(then);
  }

  /** Memory may be ahead of the store: nothing is accepted or sent until it was read again. */
  fail(error: unknown): void {
    if (this.#unhealthy !== undefined) return;
    const { clock, observer } = this.#parts;
    this.#unhealthy = SignalboxError.is(error) ? error.message : 'the store failed';
    this.#parts.pause();
    observer.storeFailed(error);
    this.#recoverAt(Math.max(clock.now(), this.#recoveredAt + RECOVER_EVERY_MS));
  }

  /** Nothing is taken from now on, and nothing recovers any more. */
  stop(): void {
    this.#unhealthy = 'it is stopping';
    this.#isStopping = true;
  }

  #recoverAt(at: number): void {
    this.#parts.clock.schedule(at, () => {
      if (!this.#isStopping) void this.#recover();
    });
  }

  async #recover(): Promise<void> {
    const { clock, observer, recover } = this.#parts;
    try {
      await recover();
      if (this.#isStopping) return;
      this.#recoveredAt = clock.now();
      this.begin();
      observer.storeRecovered();
    } catch {
      // Reported once, when it failed: `unhealthyReason` and the metrics go on saying so.
      this.#recoverAt(clock.now() + RECOVER_EVERY_MS);
    }
  }
}
