import { type Message, type Outcome, ok, type ReceivedAlert } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import { createEngine } from '../engine/engine.ts';
import type { AcceptedAlert, Engine } from '../engine/engine-api.ts';
import type { EngineObserver } from '../engine/observer.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Generation, Store } from '../store/store.ts';
import { VirtualClock } from '../time/virtual-clock.ts';
import { type RecordedMessage, recordChannels } from './record-channels.ts';
import { SIMULATED_SOURCE, withSimulatedSource } from './simulated-source.ts';

export interface SimulationParts {
  readonly config: Config;
  /** When it begins, epoch ms. */
  readonly at: number;
  /** Default: one in memory. Another one must come to rest as that does: without a turn of the event loop. */
  readonly store?: Store;
  /** How a channel answers. Default: always ok. */
  readonly answer?: (channel: string, message: Message) => Outcome | Promise<Outcome>;
}

/** The real engine on a virtual clock, with channels that only record their messages. Nothing is sent. */
export interface Simulation {
  readonly engine: Engine;
  /** Epoch ms. */
  now(): number;
  /** In the order in which they were sent. */
  readonly messages: readonly RecordedMessage[];
  /** What a person must know who trusts in these messages: templates that failed, transports that threw. */
  readonly failures: readonly string[];
  /** Moves the time on to `at` (epoch ms), and lets all happen that is due until then. */
  until(at: number): Promise<void>;
  /**
   * Posts alerts now, as one request of this source of the configuration. Default: a sender of no configuration,
   * whose alerts do not end by themselves.
   */
  post(alerts: readonly ReceivedAlert[], source?: string): Promise<readonly AcceptedAlert[]>;
  reload(config: Config): Promise<void>;
  /** Ends the engine and starts another one on the same store, with another configuration if there is one. */
  restart(config?: Config): Promise<void>;
}

export async function createSimulation(parts: SimulationParts): Promise<Simulation> {
  const { at, store = createMemoryStore(), answer = () => ok } = parts;
  const clock = new VirtualClock(at);
  const messages: RecordedMessage[] = [];
  const failures: string[] = [];
  let ids = 0;
  let config = parts.config;

  /** What is played in place of a configuration. */
  function played(given: Config): Config {
    config = given;
    return recordChannels(withSimulatedSource(given), {
      record(entry) {
        messages.push(entry);
        return answer(entry.channel, entry.message);
      },
      failed: (channel, error) => failures.push(`${channel}: its transport throws: ${String(error)}`),
    });
  }

  const start = () =>
    createEngine({
      config: played(config),
      generation: generationOf(config, clock.now()),
      store,
      clock,
      http: { send: () => Promise.reject(new Error('a simulation sends nothing')) },
      observer: observe(failures),
      newId: () => `simulated-${++ids}`,
    });

  let engine = await start();
  return {
    get engine() {
      return engine;
    },
    messages,
    failures,
    now: () => clock.now(),
    until: (time) => clock.moveTo(time),
    post: (alerts, source = SIMULATED_SOURCE) => engine.accept({ source, alerts, receivedAt: clock.now() }),
    reload: (next) => engine.reload(played(next), generationOf(next, clock.now())),
    async restart(next = config) {
      const stopped = engine.stop(0);
      // Attempts that a channel never answers are cut off by the clock.
      await clock.moveTo(clock.now());
      await stopped;
      config = next;
      engine = await start();
    },
  };
}

function generationOf({ hash }: Config, at: number): Generation {
  return { hash, at, main: 'signalbox.yaml', files: [] };
}

function observe(failures: string[]): EngineObserver {
  return {
    accepted() {},
    decided() {},
    said() {},
    attempted() {},
    settled() {},
    renderFailed({ channel, part, error }) {
      failures.push(`${channel}: the template's part ${part} fails, and the default is sent: ${error}`);
    },
    storeFailed() {},
    storeRecovered() {},
    failed(what, error) {
      throw new Error(`${what}: ${String(error)}`);
    },
  };
}
