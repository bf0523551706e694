import type { EventRefresh, Store } from '../store/index.ts';
import type { Clock, Timer } from '../time/clock.ts';
import type { EngineState } from './engine-state.ts';
import type { EngineObserver } from './observer.ts';
import type { StoreLink } from './store-link.ts';

/** Newer texts of alerts that are no news reach the store within this time. */
const EVERY_MS = 1_000;
const TIDY_EVERY_MS = 5_000;
const PRUNE_EVERY_MS = 10 * 60_000;
/** How long history is kept that nothing current refers to. */
const KEEP_HISTORY_MS = 30 * 24 * 60 * 60_000;
const PRUNE_AT_ONCE = 5_000;

export interface MaintenanceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly observer: EngineObserver;
  readonly link: Pick<StoreLink, 'unhealthyReason' | 'fail'>;
  state(): EngineState;
}

/** Work of every second and every few minutes: renewals are written, the store is tidied, history pruned. */
export class Maintenance {
  readonly #parts: MaintenanceParts;
  #timer: Timer | undefined;
  #tidiedAt: number;
  #prunedAt: number;

  constructor(parts: MaintenanceParts) {
    this.#parts = parts;
    this.#tidiedAt = parts.clock.now();
    this.#prunedAt = parts.clock.now();
  }

  start(): void {
    const { clock } = this.#parts;
    this.#timer = clock.schedule(clock.now() + EVERY_MS, () => {
      void this.#doAll().finally(() => {
        if (this.#timer !== undefined) this.start();
      });
    });
  }

  /** Ends, with the renewals written. */
  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.#writeRefreshes();
  }

  async #doAll(): Promise<void> {
    const { store, clock, observer, link } = this.#parts;
    if (link.unhealthyReason !== undefined) return;
    const now = clock.now();
    try {
      await this.#writeRefreshes();
      if (now - this.#prunedAt >= PRUNE_EVERY_MS) {
        this.#prunedAt = now;
        await store.prune(now - KEEP_HISTORY_MS, PRUNE_AT_ONCE);
      }
    } catch (error) {
      link.fail(error);
      return;
    }
    if (now - this.#tidiedAt < TIDY_EVERY_MS) return;
    this.#tidiedAt = now;
    await store.tidy().catch((error: unknown) => observer.failed('tidying the store', error));
  }

  async #writeRefreshes(): Promise<void> {
    const { refreshes } = this.#parts.state();
    const batch: EventRefresh[] = [...refreshes.values()];
    if (batch.length === 0) return;
    await this.#parts.store.refreshEvents(batch);
    for (const refresh of batch) if (refreshes.get(refresh.id) === refresh) refreshes.delete(refresh.id);
  }
}
