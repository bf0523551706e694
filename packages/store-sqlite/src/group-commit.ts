/** Operations that are called at about the same time share one commit. */
export interface GroupCommit {
  /** Queues work for the next commit; fulfilled with its result once that is on disk. */
  add<T>(work: () => T): Promise<T>;
  /** Commits what is queued now, for whoever must see it. Its failure reaches those who queued it. */
  commitNow(): void;
}

interface Queued {
  readonly work: () => void;
  readonly durable: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Those who shared the last commit were answered together, and come again at about the same time: the next commit
 * waits until none has come for so long. A fraction of what a commit takes.
 */
const PATIENCE_MS = 0.1;
/** And no longer than this in all, however many go on coming. */
const LONGEST_WAIT_MS = 5;

/**
 * @param commit runs work between BEGIN and COMMIT; throws what all who wait are to fail with
 * @param clock one that never goes back, ms
 */
export function createGroupCommit(
  commit: (work: () => void) => void,
  clock: () => number = () => performance.now(),
): GroupCommit {
  let queue: Queued[] = [];
  /** How many shared the last commit. */
  let sharers = 1;

  const commitNow = () => {
    if (queue.length === 0) return;
    const batch = queue;
    queue = [];
    sharers = batch.length;
    try {
      commit(() => {
        for (const { work } of batch) work();
      });
    } catch (error) {
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const { durable } of batch) durable();
  };

  /** Looks again after the sockets that are readable now have been read: their requests join this commit. */
  const commitSoon = (batch: readonly Queued[], seen: Seen) => {
    setImmediate(() => {
      if (batch !== queue) return;
      const now = clock();
      const isGrowing = batch.length > seen.size;
      const mayWait = sharers > 1 && now - seen.firstAt < LONGEST_WAIT_MS;
      if (!mayWait || (!isGrowing && now - seen.lastAt >= PATIENCE_MS)) commitNow();
      else commitSoon(batch, { firstAt: seen.firstAt, lastAt: isGrowing ? now : seen.lastAt, size: batch.length });
    });
  };

  return {
    add: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        let result: T;
        queue.push({
          work: () => {
            result = work();
          },
          durable: () => resolve(result),
          failed: reject,
        });
        if (queue.length > 1) return;
        const now = clock();
        commitSoon(queue, { firstAt: now, lastAt: now, size: 1 });
      }),
    commitNow,
  };
}

/** What was known of a batch when it was last looked at. Milliseconds. */
interface Seen {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly size: number;
}
