import type { Clock, Timer } from '../../time/clock.ts';
import type { ConfigFiles } from '../files/read-files.ts';
import { assembleConfig, type LoadedConfig, type LoadOptions } from '../load-config.ts';
import { createPlaceWatch } from './place-watch.ts';
import { readSettled } from './settled-reading.ts';
import { watchedPlaces } from './watched-places.ts';

export interface WatchOptions {
  /** As it was given to `loadConfig`. */
  readonly path: string;
  readonly load: LoadOptions;
  /** What is live. */
  readonly current: LoadedConfig;
  readonly clock: Clock;
  /** Called with each configuration that differs from the one before, good or bad; never twice at a time. */
  onChange(loaded: LoadedConfig): void | Promise<void>;
  /** `onChange` failed. Watching goes on. */
  onFailure(error: unknown): void;
  /** The system does not watch all: changes are seen by the rescan only, until a person does this about it. */
  onUnwatched(remedy: string): void;
}

export interface ConfigWatch {
  /** Fulfilled when the files are being watched. */
  readonly ready: Promise<void>;
  /**
   * Loads without waiting for events to cease, but takes what is being written no more than the watch does: fulfilled at once when
   * nothing differs, else when two readings agree. `onChange` has been called before that.
   */
  reloadNow(): Promise<LoadedConfig>;
  close(): Promise<void>;
}

/** A burst of events (a checkout, a swap of folders) is over when no event came for so long. */
const DEBOUNCE_MS = 200;
/** A folder in which something always changes is read all the same. */
const LONGEST_WAIT_MS = 2_000;
/** For file systems without events. */
export const RESCAN_MS = 60_000;

/** Watches all files of a configuration, and loads it anew when what they say has changed. */
export function watchConfig({
  path,
  load,
  current,
  clock,
  onChange,
  onFailure,
  onUnwatched,
}: WatchOptions): ConfigWatch {
  let last = current;
  const closing = new AbortController();
  let debounce: Timer | undefined;
  let deadline: number | undefined;
  let rescan = clock.schedule(clock.now() + RESCAN_MS, onRescan);
  let turn: Promise<unknown> = Promise.resolve();
  const places = createPlaceWatch({ onEvent: soon, onUnwatched });
  const ready = inTurn(() => rearm(last));
  ready.catch(onFailure);

  /** One thing at a time: two loads at once would overtake each other. */
  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = turn.then(run);
    turn = result.catch(() => undefined);
    return result;
  }

  function soon(): void {
    if (closing.signal.aborted) return;
    const now = clock.now();
    deadline ??= now + LONGEST_WAIT_MS;
    debounce?.cancel();
    debounce = clock.schedule(Math.min(now + DEBOUNCE_MS, deadline), look);
  }

  function look(): void {
    debounce = undefined;
    deadline = undefined;
    inTurn(check).catch(onFailure);
  }

  function onRescan(): void {
    rescan = clock.schedule(clock.now() + RESCAN_MS, onRescan);
    look();
  }

  async function check(): Promise<void> {
    if (closing.signal.aborted) return;
    const files = await readSettled({ path, load, last, clock, signal: closing.signal });
    if (closing.signal.aborted) return;
    await rearm(files);
    if (files.digest !== last.digest) await take(files);
  }

  async function reload(): Promise<LoadedConfig> {
    const files = await readSettled({ path, load, last, clock, signal: closing.signal });
    if (!closing.signal.aborted) await rearm(files);
    if (files.digest !== last.digest) return take(files);
    return assembleConfig(files, load);
  }

  async function take(files: ConfigFiles): Promise<LoadedConfig> {
    const loaded = await assembleConfig(files, load);
    if (!closing.signal.aborted) await onChange(loaded);
    last = loaded; // not before: what could not be taken is tried again at the next look
    return loaded;
  }

  async function rearm({
    watched,
    searched,
    globs,
  }: Pick<ConfigFiles, 'watched' | 'searched' | 'globs'>): Promise<void> {
    const changed = await places.watch({ places: await watchedPlaces(watched, new Set(searched)), globs });
    if (changed) soon(); // what happened between reading and watching gave no event
  }

  return {
    ready,
    reloadNow: () => inTurn(reload),
    async close() {
      closing.abort();
      debounce?.cancel();
      rescan.cancel();
      await turn;
      await places.close();
    },
  };
}
