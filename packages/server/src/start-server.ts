import path from 'node:path';
import { type BuiltinPlugins, type Config, createEngine, type LoadedConfig, systemClock } from '@signalbox/core';
import { proxiesFrom } from '@signalbox/sdk';
import type { DestinationStream } from 'pino';
import { createApp, type HttpLimits, listen } from './app.ts';
import { closeGracefully } from './close-gracefully.ts';
import { firstConfiguration } from './configuration/first-configuration.ts';
import { type ReloadReport, watchConfiguration } from './configuration/live-configuration.ts';
import { logProblems } from './configuration/log-problems.ts';
import { createBodyBudget } from './http/body-budget.ts';
import { createRefusedRequests } from './http/refused-requests.ts';
import type { Serving } from './http/serving.ts';
import { createLiveHttpClient } from './live-http-client.ts';
import { measureEventLoopLag } from './observe/event-loop-lag.ts';
import { createHiddenSecrets } from './observe/hidden-secrets.ts';
import { createLog, type LogLevel } from './observe/log.ts';
import { createMetrics } from './observe/metrics.ts';
import { observeEngine } from './observe/observe-engine.ts';
import { createPayloadRemarks } from './observe/payload-remarks.ts';
import { createThrottledLog } from './observe/throttled-log.ts';
import { type RunningServer, runServer } from './running-server.ts';
import { startAtZero } from './start-at-zero.ts';

export interface ServerOptions {
  /** The main file, or its folder. */
  readonly configPath: string;
  /** Relative paths start here: the configuration's and the store's. */
  readonly cwd: string;
  /** For `${env:NAME}` in the configuration. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Transports and sources that come with the program. */
  readonly builtin: BuiltinPlugins;
  /** Of the program, for `user-agent` and metrics. */
  readonly version: string;
  /** `HOST:PORT`, whatever the configuration says. Port 0 takes a free one. */
  readonly listen?: string;
  /** `sqlite:PATH`, whatever the configuration says. */
  readonly store?: string;
  /** Default: `info`. */
  readonly logLevel?: LogLevel;
  /** Default: standard error. */
  readonly logDestination?: DestinationStream;
  /** True: does not start on the last good configuration if this one is broken. */
  readonly strict?: boolean;
  /** True: takes SIGTERM, SIGINT and SIGHUP of the process. */
  readonly signalHandlers?: boolean;
  /** How slow and how many clients may be. Default: `HTTP_LIMITS`. */
  readonly httpLimits?: HttpLimits;
  /** Called after every reading of the configuration that found something new. */
  readonly onReload?: (report: ReloadReport) => void;
}

/** The server runs, or the configuration is broken and there is no last good one to run on. */
export type Started =
  | { readonly type: 'running'; readonly server: RunningServer }
  | { readonly type: 'broken'; readonly loaded: LoadedConfig };

/**
 * Starts a router: configuration, store, engine, HTTP, and the watch on the configuration's files.
 * @throws {SignalboxError} if the store or the address cannot be had, or a proxy of the environment is none
 */
export async function startServer(options: ServerOptions): Promise<Started> {
  const { cwd, env, builtin, version } = options;
  const secrets = createHiddenSecrets();
  const log = createLog({
    level: options.logLevel ?? 'info',
    mask: secrets.mask,
    ...(options.logDestination === undefined ? {} : { destination: options.logDestination }),
  });
  const clock = systemClock();
  const load = { env, builtin, overrides: overridesOf(options) };
  const proxies = proxiesFrom(env);
  const configPath = path.resolve(cwd, options.configPath);
  const strict = options.strict ?? false;
  const first = await firstConfiguration({ path: configPath, options: load, cwd, strict, now: clock.now(), log });
  if (first.type === 'broken') return first;
  const { loaded, store, generation, config } = first;
  secrets.hide(loaded.secrets);
  secrets.hide(config.secrets);
  logProblems(log, loaded);
  if (loaded.config === undefined) {
    log.error(
      { generation: generation.hash },
      'THE CONFIGURATION IS BROKEN: running on the last good one from the store',
    );
  }

  const metrics = createMetrics(version);
  let live: Config = config;
  const http = createLiveHttpClient(version, () => live, proxies);
  const observer = observeEngine(metrics, log);
  const engine = await createEngine({ config, generation, store, clock, http, observer }).catch(async (error) => {
    await store.close();
    throw error;
  });
  const configuration = watchConfiguration({
    engine,
    path: configPath,
    options: load,
    first: loaded,
    clock,
    metrics,
    log,
    hide: (read) => secrets.hide(read.secrets),
    isLive: (config) => startAtZero(metrics, config),
    onReload: (report) => {
      live = engine.config;
      options.onReload?.(report);
    },
  });
  const throttledLog = createThrottledLog(log, clock);
  const lag = measureEventLoopLag((seconds) => metrics.eventLoopLag.observe(seconds));
  let stopping = false;
  const serving: Serving = {
    engine,
    store,
    metrics,
    log,
    refusedRequests: createRefusedRequests(metrics, throttledLog),
    payloadRemarks: createPayloadRemarks(metrics, throttledLog),
    budget: createBodyBudget(),
    host: config.server.listen.host,
    now: () => clock.now(),
    stopping: () => stopping,
    reload: () => configuration.reload(),
  };
  const app = createApp(serving, options.httpLimits);
  const close = async () => {
    stopping = true;
    await closeGracefully({ app, configuration, engine, http, store });
    throttledLog.close();
    lag.stop();
    log.info('stopped');
  };
  try {
    const url = await listen(app, config.server.listen);
    // First: who reads that it runs may send it a signal.
    const server = runServer({ url, serving, close, signals: options.signalHandlers ?? false });
    log.info(
      { url, pid: process.pid, config: loaded.main, store: config.store, generation: generation.hash },
      'signalbox is running',
    );
    return { type: 'running', server };
  } catch (error) {
    await close();
    throw error;
  }
}

function overridesOf({ listen: address, store }: ServerOptions): { readonly listen?: string; readonly store?: string } {
  return { ...(address === undefined ? {} : { listen: address }), ...(store === undefined ? {} : { store }) };
}
