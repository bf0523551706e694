/** Operations that were called in one turn of the event loop share one commit. */
export interface GroupCommit {
  /** Queues work for the next commit; fulfilled with its result once that is on disk. */
  add<T>(work: () => T): Promise<T>;
  /** Commits what is queued now, for whoever must see it. Its failure reaches those who queued it. */
  land(): void;
}

interface Queued {
  readonly work: () => void;
  readonly landed: () => void;
  readonly failed: (error: unknown) => void;
}

/** @param commit runs work between BEGIN and COMMIT; throws what all who wait are to fail with */
export function createGroupCommit(commit: (work: () => void) => void): GroupCommit {
  let queue: Queued[] = [];

  const land = () => {
    if (queue.length === 0) return;
    const batch = queue;
    queue = [];
    try {
      commit(() => {
        for (const { work } of batch) work();
      });
    } catch (error) {
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const { landed } of batch) landed();
  };

  return {
    add: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        let result: T;
        // After the sockets that are readable now have been read: their requests join this commit.
        if (queue.length === 0) setImmediate(land);
        queue.push({
          work: () => {
            result = work();
          },
          landed: () => resolve(result),
          failed: reject,
        });
      }),
    land,
  };
}
