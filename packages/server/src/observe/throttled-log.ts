import type { Clock, Timer } from '@signalbox/core';
import type { Logger } from 'pino';

/** What is of one kind is logged once in this time, with the number of those left out: a flood must not become a flood of lines. */
const THROTTLE_MS = 10_000;
/** Above this many kinds at once a new one is logged as its `wider` kind: what tells kinds apart may come from a sender. */
const MAX_KINDS = 50;

/** Something that may happen often. */
export interface Repeated {
  /** What makes it the same as another: see `shapeOf`. */
  readonly kind: string;
  /** The same more roughly; there are few of these. */
  readonly wider: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** Warnings that come in floods. */
export interface ThrottledLog {
  warn(repeated: Repeated): void;
  /** Logs what is left out by now. */
  close(): void;
}

interface Kind {
  /** The newest that was left out. */
  last: Repeated;
  unsaid: number;
  timer: Timer;
}

/**
 * The first of a kind is logged at once. Those that follow within ten seconds are counted, and at the end of that time
 * a line has their number (`unsaidBefore`) and the last of them, whether or not more comes.
 */
export function createThrottledLog(log: Logger, clock: Pick<Clock, 'now' | 'schedule'>): ThrottledLog {
  const kinds = new Map<string, Kind>();
  const schedule = (name: string) => clock.schedule(clock.now() + THROTTLE_MS, () => onQuiet(name));
  function say({ last, unsaid }: Kind): void {
    log.warn({ ...last.fields, unsaidBefore: unsaid }, `${last.message}: the last of ${unsaid} that were not logged`);
  }
  function onQuiet(name: string): void {
    const kind = kinds.get(name);
    if (kind === undefined) return;
    kinds.delete(name);
    if (kind.unsaid === 0) return;
    say(kind);
    kinds.set(name, { ...kind, unsaid: 0, timer: schedule(name) });
  }
  return {
    warn(repeated) {
      const name = kinds.has(repeated.kind) || kinds.size < MAX_KINDS ? repeated.kind : repeated.wider;
      const kind = kinds.get(name);
      if (kind !== undefined) {
        kind.last = repeated;
        kind.unsaid += 1;
        return;
      }
      kinds.set(name, { last: repeated, unsaid: 0, timer: schedule(name) });
      log.warn(repeated.fields, repeated.message);
    },
    close() {
      for (const kind of kinds.values()) {
        kind.timer.cancel();
        if (kind.unsaid > 0) say(kind);
      }
      kinds.clear();
    },
  };
}

/** A sentence without what it quotes and counts: the same for the same mistake. */
export function shapeOf(sentence: string): string {
  return sentence.replaceAll(/"[^"]*"|\d+/g, '*').slice(0, 200);
}
