import type { AttemptRecord, Store } from '../store/index.ts';

/**
 * Results of attempts on their way to the store: those that come while it settles earlier ones share the next commit.
 * What it does not take is kept.
 */
export class AttemptResults {
  readonly #store: Pick<Store, 'settleAttempts'>;
  /** Given to nobody yet, or not taken. */
  #unsettled: AttemptRecord[] = [];
  /** The commit that takes what comes now, until it begins. */
  #next: Promise<void> | undefined;
  /** Over when nothing is being settled. */
  #last: Promise<void> = Promise.resolve();

  constructor(store: Pick<Store, 'settleAttempts'>) {
    this.#store = store;
  }

  /** Fulfilled when the store has this result. */
  settle(record: AttemptRecord): Promise<void> {
    this.#unsettled.push(record);
    if (this.#next === undefined) {
      this.#next = this.#last.then(() => {
        this.#next = undefined;
        return this.settleLeft();
      });
      this.#last = this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  /** Gives the store all that it does not have yet: what it could not take while it failed. */
  async settleLeft(): Promise<void> {
    const left = this.#unsettled;
    if (left.length === 0) return;
    this.#unsettled = [];
    try {
      await this.#store.settleAttempts(left);
    } catch (error) {
      this.#unsettled = [...left, ...this.#unsettled];
      throw error;
    }
  }
}
