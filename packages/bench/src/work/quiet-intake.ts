import {
  type Config,
  createEngine,
  type Engine,
  type EngineObserver,
  loadConfigFromFiles,
  systemClock,
} from '@signalbox/core';
import { createMemoryStore, type Store } from '@signalbox/core/store';
import { maxKeysIn, parseJson } from '@signalbox/server';
import { source } from '@signalbox/source-alertmanager';
import { transport } from '@signalbox/transport-log';

/** The way of a request from its bytes to the engine, in this process, with a store that keeps nothing: our own work alone. */
export interface QuietIntake {
  readonly config: Config;
  readonly engine: Engine;
  parse(body: Buffer): unknown;
  read(json: unknown): ReturnType<typeof source.read>['alerts'];
  accept(alerts: ReturnType<typeof source.read>['alerts']): Promise<unknown>;
}

const CONFIG = `version: 1
sources: { prometheus: { type: alertmanager, resolveTimeout: 1h } }
defaults: { groupBy: [team], groupWait: 5m }
channels: { room: { transport: log } }
unmatched: { to: [room] }
`;

export async function createQuietIntake(): Promise<QuietIntake> {
  const clock = systemClock();
  const { config, problems } = await loadConfigFromFiles(
    { main: 'signalbox.yaml', files: [{ path: 'signalbox.yaml', text: CONFIG }] },
    {
      env: {},
      now: clock.now(),
      builtin: {
        transports: new Map([['log', transport]]),
        sources: new Map([['alertmanager', source]]),
      },
    },
  );
  const compiled = config?.sources.get('prometheus');
  if (config === undefined || compiled === undefined) throw new Error(JSON.stringify(problems));
  const engine = await createEngine({
    config,
    generation: { hash: config.hash, at: 0, main: 'signalbox.yaml', files: [] },
    store: forgetfulStore(),
    clock,
    http: { send: () => Promise.reject(new Error('nothing is sent')) },
    observer: SILENT,
  });
  const maxKeys = maxKeysIn(config.server.maxBodyBytes);
  return {
    config,
    engine,
    parse(body) {
      const parsed = parseJson(body, maxKeys, () => undefined);
      return parsed.ok ? parsed.value : undefined;
    },
    read: (json) => source.read({ body: json, receivedAt: clock.now() }, { resolveTimeout: '1h' }).alerts,
    accept: (alerts) => engine.accept({ source: 'prometheus', alerts, receivedAt: clock.now() }),
  };
}

function forgetfulStore(): Store {
  return { ...createMemoryStore(), async appendEvents() {}, async refreshEvents() {} };
}

const SILENT: EngineObserver = {
  accepted() {},
  decided() {},
  attempted() {},
  settled() {},
  renderFailed() {},
  said() {},
  storeFailed(error) {
    throw error;
  },
  storeRecovered() {},
  failed(_what, error) {
    throw error;
  },
};
