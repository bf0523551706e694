import { type Config, type LoadedConfig, type LoadOptions, loadConfig, loadConfigFromFiles } from '@signalbox/core';
import type { Generation, Store } from '@signalbox/core/store';
import type { Logger } from 'pino';
import { openStore, storeExists } from './open-store.ts';

/** A start has a configuration and an open store, or the problems that keep it from starting. */
export type FirstConfiguration =
  | {
      readonly type: 'good';
      readonly config: Config;
      /** The configuration on disk; if it is broken, `config` is the last good one. */
      readonly loaded: LoadedConfig;
      readonly generation: Generation;
      readonly store: Store;
    }
  | { readonly type: 'broken'; readonly loaded: LoadedConfig };

export interface FirstConfigurationQuestion {
  /** Absolute. */
  readonly path: string;
  readonly options: LoadOptions;
  readonly cwd: string;
  /** Never start on the last good one. */
  readonly strict: boolean;
  /** Epoch ms. */
  readonly now: number;
  readonly log: Logger;
}

/**
 * Loads the configuration and opens its store. If the configuration is broken, the last good one is taken from the
 * store, if there is one: better old routes than none.
 */
export async function firstConfiguration(question: FirstConfigurationQuestion): Promise<FirstConfiguration> {
  const { path, options, cwd, strict, now, log } = question;
  const loaded = await loadConfig(path, options);
  const warn = (text: string, file: string) => log.warn({ store: file }, text);
  if (loaded.config !== undefined) {
    const store = openStore(loaded.config.store, cwd, warn);
    return {
      type: 'good',
      config: loaded.config,
      loaded,
      generation: generationOf(loaded, loaded.config.hash, now),
      store,
    };
  }
  const place = options.overrides?.store ?? placeOfStore(loaded);
  if (strict || !storeExists(place, cwd)) return { type: 'broken', loaded };
  const store = openStore(place, cwd, warn);
  const last = await lastGood(store, options, now);
  if (last !== undefined) return { type: 'good', ...last, loaded, store };
  await store.close();
  return { type: 'broken', loaded };
}

async function lastGood(
  store: Store,
  options: LoadOptions,
  now: number,
): Promise<{ readonly config: Config; readonly generation: Generation } | undefined> {
  const { lastGeneration: generation } = await store.load(now);
  if (generation === undefined) return undefined;
  const { config } = await loadConfigFromFiles(generation, options);
  return config === undefined ? undefined : { config, generation: { ...generation, at: now } };
}

/** As the store keeps a configuration. Its files hold placeholders, never the secrets that fill them. */
export function generationOf({ main, files }: LoadedConfig, hash: string, now: number): Generation {
  return { hash, at: now, main, files };
}

/** Where the store is if nothing names another place. */
const DEFAULT_STORE = 'sqlite:./data/signalbox.db';

/** The store that a configuration names, which may be broken in other places. */
export function placeOfStore({ config, files }: Pick<LoadedConfig, 'config' | 'files'>): string {
  const main = files[0]?.text ?? '';
  return config?.store ?? /^store:\s*["']?([^\s"'#]+)/m.exec(main)?.[1] ?? DEFAULT_STORE;
}
