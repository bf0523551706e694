/** Long work in slices: whoever waits meanwhile waits for one slice. */
export interface TimeSlices {
  /** To be awaited often; lets the event loop turn once the slice has taken its time. */
  next(): Promise<void> | undefined;
}

/** A fraction of what an answer may be late. */
const SLICE_MS = 8;

/**
 * Begins with a turn for the others: nobody knows what was done just before.
 *
 * @param clock one that never goes back, ms
 */
export function createTimeSlices(clock: () => number = () => performance.now()): TimeSlices {
  let endsAt = Number.NEGATIVE_INFINITY;
  return {
    next() {
      if (clock() < endsAt) return undefined;
      return new Promise((resolve) => {
        setImmediate(() => {
          endsAt = clock() + SLICE_MS;
          resolve();
        });
      });
    },
  };
}
