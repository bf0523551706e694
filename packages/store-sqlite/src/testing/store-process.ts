import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process that has a store open and appends to it. */
export interface StoreProcess {
  /** Fulfilled once it printed this many lines. */
  printed(lines: number): Promise<void>;
  /** Kills it without a warning. @returns the numbers it printed */
  kill(): Promise<number[]>;
}

export function startAppending(path: string): StoreProcess {
  const program = new URL('append-forever.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const waiting: { readonly count: number; readonly tell: () => void }[] = [];
  const reading = createInterface({ input: child.stdout });
  reading.on('line', (line) => {
    lines.push(line);
    for (const { count, tell } of waiting) if (lines.length >= count) tell();
  });
  const over = Promise.all([once(reading, 'close'), ended(child)]);

  return {
    printed: (count) =>
      new Promise((resolve, reject) => {
        if (lines.length >= count) resolve();
        waiting.push({ count, tell: resolve });
        over.then(() => reject(new Error(`it ended after ${lines.length} lines`)), reject);
      }),
    async kill() {
      child.kill('SIGKILL');
      await over;
      return lines.filter((line) => line !== 'open').map(Number);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
