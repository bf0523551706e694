/** How often the loop is asked to come back: of a pause at least all but this is seen. */
const EVERY_MS = 20;

/**
 * Notes how late the event loop comes back to a timer (seconds): while it is busy with one thing, everything else waits.
 *
 * @param clock one that never goes back, ms
 */
export function measureEventLoopLag(
  observe: (seconds: number) => void,
  clock: () => number = () => performance.now(),
): { stop(): void } {
  let due = clock() + EVERY_MS;
  const timer = setInterval(() => {
    const now = clock();
    observe(Math.max(0, now - due) / 1000);
    due = now + EVERY_MS;
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
