import {
  type Clock,
  type Config,
  type Engine,
  type LoadedConfig,
  type LoadOptions,
  type Problem,
  type Timer,
  watchConfig,
} from '@signalbox/core';
import type { Logger } from 'pino';
import type { Metrics } from '../observe/metrics.ts';
import { generationOf } from './first-configuration.ts';
import { logProblems } from './log-problems.ts';

export interface LiveConfigurationParts {
  readonly engine: Engine;
  /** Absolute. */
  readonly path: string;
  readonly options: LoadOptions;
  /** The configuration on disk at the start; broken, if the engine runs on the last good one. */
  readonly first: LoadedConfig;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Hides the secrets of a reading in the log from now on, also if it does not go live. */
  readonly hide: (loaded: LoadedConfig) => void;
  /** Called with every configuration that is live from now on, the first one among them. */
  isLive(config: Config): void;
  /** Called after every reading that found something new. */
  readonly onReload: (report: ReloadReport) => void;
}

/** The result of reading the configuration. Secrets are masked in its texts. */
export interface ReloadReport {
  /** True if everything that is on disk is live now. */
  readonly ok: boolean;
  /** The generation that is live. */
  readonly generation: string;
  readonly problems: readonly Problem[];
}

/** The configuration while the server runs: a good one goes live, a broken one changes nothing. */
export interface LiveConfiguration {
  /** Reads it now. */
  reload(): Promise<ReloadReport>;
  close(): Promise<void>;
}

/** How soon a configuration that the store did not keep is tried again. */
const RETRY_MS = 1_000;

export function watchConfiguration(parts: LiveConfigurationParts): LiveConfiguration {
  const { engine, metrics, log, clock, first } = parts;
  measure(metrics, first, clock.now());
  parts.isLive(engine.config);
  /** Why the newest reading could not go live although it may be good: the store does not keep it now. */
  let refused: unknown;
  let timer: Timer | undefined;
  const retry = () => {
    timer?.cancel();
    timer = clock.schedule(clock.now() + RETRY_MS, () => void watch.reloadNow().catch(() => undefined));
  };
  const watch = watchConfig({
    path: parts.path,
    load: parts.options,
    current: first,
    clock,
    onChange: async (loaded) => {
      try {
        parts.onReload(await takeNew(parts, loaded));
        refused = undefined;
      } catch (error) {
        refused = error;
        retry();
        throw error;
      }
    },
    onFailure: (err) => {
      metrics.failures.inc();
      log.error({ err }, 'the configuration could not go live; it is tried again');
    },
    onUnwatched: (remedy) => log.warn(`changes of the configuration are seen every 60 s only: ${remedy}`),
  });
  return {
    async reload() {
      const loaded = await watch.reloadNow();
      if (refused !== undefined) throw refused;
      return reportOf(engine, loaded);
    },
    close() {
      timer?.cancel();
      return watch.close();
    },
  };
}

async function takeNew(
  { engine, metrics, log, clock, hide, isLive }: LiveConfigurationParts,
  loaded: LoadedConfig,
): Promise<ReloadReport> {
  hide(loaded);
  logProblems(log, loaded);
  const { config } = loaded;
  const before = engine.config;
  if (config !== undefined) await engine.reload(config, generationOf(loaded, config.hash, clock.now()));
  measure(metrics, loaded, clock.now());
  isLive(engine.config);
  const generation = engine.config.hash;
  if (config === undefined) {
    log.error({ generation }, 'the configuration is broken: the last good one stays live');
    return reportOf(engine, loaded);
  }
  log.info({ generation, channels: config.channels.size, sources: config.sources.size }, 'a new configuration is live');
  const { listen } = before.server;
  const moves = listen.host !== config.server.listen.host || listen.port !== config.server.listen.port;
  if (moves || before.store !== config.store) log.warn('`listen` or `store` changed: that counts after a restart');
  return reportOf(engine, loaded);
}

function reportOf(engine: Engine, { config, problems }: LoadedConfig): ReloadReport {
  return { ok: config !== undefined, generation: engine.config.hash, problems };
}

function measure(metrics: Metrics, { config, problems }: LoadedConfig, now: number): void {
  metrics.reloadSuccess.set(config === undefined ? 0 : 1);
  if (config !== undefined) metrics.reloadTime.set(now / 1000);
  for (const severity of ['error', 'warning'] as const) {
    metrics.configProblems.set({ severity }, problems.filter((problem) => problem.severity === severity).length);
  }
}
