import type { Clock, Timer } from '../engine/clock.ts';
import { createFolderWatch } from './folder-watch.ts';
import { assembleConfig, gatherConfig, type LoadedConfig, type LoadOptions } from './load-config.ts';
import type { ConfigFiles } from './read-files.ts';
import { watchedFolders } from './watched-folders.ts';

export interface WatchOptions {
  /** As it was given to `loadConfig`. */
  readonly path: string;
  readonly load: LoadOptions;
  /** What is live. */
  readonly current: LoadedConfig;
  readonly clock: Clock;
  /** Called with each configuration that differs from the one before, good or bad; never twice at a time. */
  onChange(loaded: LoadedConfig): void | Promise<void>;
  /** The system cannot watch, or `onChange` failed. Watching goes on, by the rescan if by nothing else. */
  onFailure(error: unknown): void;
}

export interface ConfigWatch {
  /** Fulfilled when the folders are being watched. */
  readonly ready: Promise<void>;
  /** Loads at once. `onChange` has been called before this is fulfilled, if anything differs. */
  reloadNow(): Promise<LoadedConfig>;
  close(): Promise<void>;
}

/** A burst of events (a checkout, a swap of folders) is over when it was quiet for so long. */
const QUIET_MS = 200;
/** A folder in which something always changes is read all the same. */
const LONGEST_WAIT_MS = 2_000;
/** For file systems without events. */
const RESCAN_MS = 60_000;
/** So often two readings may differ before the newest is taken as it is. */
const MOST_READINGS = 10;

/** Watches all files of a configuration, and loads it anew when what they say has changed. */
export function watchConfig({ path, load, current, clock, onChange, onFailure }: WatchOptions): ConfigWatch {
  let last = current;
  let closed = false;
  let quiet: Timer | undefined;
  let deadline: number | undefined;
  let rescan = clock.schedule(clock.now() + RESCAN_MS, onRescan);
  let turn: Promise<unknown> = Promise.resolve();
  const folders = createFolderWatch({ onEvent: soon, onFailure });
  const ready = inTurn(() => rearm(last.watched));
  ready.catch(onFailure);

  /** One thing at a time: two loads at once would overtake each other. */
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = turn.then(run);
    turn = result.catch(() => undefined);
    return result;
  }

  function soon(): void {
    if (closed) return;
    const now = clock.now();
    deadline ??= now + LONGEST_WAIT_MS;
    quiet?.cancel();
    quiet = clock.schedule(Math.min(now + QUIET_MS, deadline), look);
  }

  function look(): void {
    quiet = undefined;
    deadline = undefined;
    inTurn(check).catch(onFailure);
  }

  function onRescan(): void {
    rescan = clock.schedule(clock.now() + RESCAN_MS, onRescan);
    look();
  }

  async function check(): Promise<void> {
    if (closed) return;
    const files = await readTwice(path, load);
    await rearm(files.watched);
    if (files.digest !== last.digest) await take(files);
  }

  async function reload(): Promise<LoadedConfig> {
    const files = await readTwice(path, load);
    if (!closed) await rearm(files.watched);
    if (files.digest !== last.digest) return take(files);
    return assembleConfig(files, load);
  }

  async function take(files: ConfigFiles): Promise<LoadedConfig> {
    const loaded = await assembleConfig(files, load);
    if (!closed) await onChange(loaded);
    last = loaded; // not before: what could not be taken is tried again at the next look
    return loaded;
  }

  async function rearm(watched: readonly string[]): Promise<void> {
    const changed = await folders.watch(await watchedFolders(watched));
    if (changed) soon(); // what happened between reading and watching gave no event
  }

  return {
    ready,
    reloadNow: () => inTurn(reload),
    async close() {
      closed = true;
      quiet?.cancel();
      rescan.cancel();
      await turn;
      await folders.close();
    },
  };
}

/** Reads until two readings agree: a swap that is under way is never taken for a configuration. */
async function readTwice(path: string, load: LoadOptions): Promise<ConfigFiles> {
  let previous = await gatherConfig(path, load);
  for (let reading = 1; reading < MOST_READINGS; reading++) {
    const files = await gatherConfig(path, load);
    if (files.digest === previous.digest) return files;
    previous = files;
  }
  return previous;
}
