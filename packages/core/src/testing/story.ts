import type { Message, Outcome, ReceivedAlert, SendTransport, TextMap } from '@signalbox/sdk';
import { ok, parseDuration } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import { createSecrets } from '../config/secrets/secrets.ts';
import type { SourceConfig } from '../config/sources/compile-source.ts';
import type { ChannelConfig } from '../delivery/channel-config.ts';
import type { Engine } from '../engine/engine-api.ts';
import type { Matcher } from '../routing/matcher.ts';
import type { Route } from '../routing/route.ts';
import { createSimulation, type Simulation, type ToldMessage } from '../simulation/index.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import type { InhibitionRule } from '../suppression/inhibition.ts';
import { windowBetween } from '../time/window-between.ts';

/** 2026-11-23T00:00:00Z: when every story begins. */
export const STORY_BEGINS = Date.UTC(2026, 10, 23);

export interface Heard {
  /** Since the story began: `30s`, `5m10s`. */
  readonly at: string;
  readonly reason: string;
  /** The label `name` of each alert, in order. */
  readonly firing: readonly string[];
  readonly resolved?: readonly string[];
  readonly suppressed?: readonly string[];
}

export interface StorySetting {
  readonly routes?: readonly Partial<Route>[];
  readonly channels?: Readonly<Record<string, Partial<ChannelConfig>>>;
  readonly sources?: Readonly<Record<string, Partial<SourceConfig>>>;
  readonly groupWait?: string;
  readonly groupInterval?: string;
  readonly repeatInterval?: string;
  /** How a channel answers; default: always ok. */
  readonly answer?: (channel: string, message: Message) => Outcome | Promise<Outcome>;
  readonly store?: Store;
  /** Planned silences of alerts by their label `name`, from and until a time of the story. */
  readonly silences?: readonly { readonly name: string; readonly from: string; readonly until: string }[];
  readonly inhibitions?: readonly InhibitionRule[];
}

/** A simulation with a configuration made up of what matters to a test, and the words for it. */
export class Story {
  readonly store: Store;
  readonly clock = { now: () => this.#running().now() };
  #setting: StorySetting;
  #simulation: Simulation | undefined;
  #generations = 0;

  constructor(setting: StorySetting = {}) {
    this.#setting = setting;
    this.store = setting.store ?? createMemoryStore();
  }

  get engine(): Engine {
    return this.#running().engine;
  }

  get messages(): readonly ToldMessage[] {
    return this.#simulation?.notified ?? [];
  }

  /** Moves to a time and posts what is given there. */
  async at(time: string, ...alerts: readonly (ReceivedAlert & { readonly source?: string })[]): Promise<this> {
    await this.until(time);
    for (const { source = 'monitor', ...alert } of alerts) await this.#running().post([alert], source);
    return this;
  }

  async until(time: string): Promise<this> {
    if (this.#simulation === undefined) await this.start();
    await this.#running().until(STORY_BEGINS + ms(time));
    return this;
  }

  async start(): Promise<void> {
    const answer = (channel: string, message: Message) => this.#setting.answer?.(channel, message) ?? ok;
    this.#simulation = await createSimulation({ config: this.#config(), at: STORY_BEGINS, store: this.store, answer });
  }

  /** Ends the engine and starts another one on the same store. */
  async restart(): Promise<this> {
    await this.#running().restart(this.#config());
    return this;
  }

  async reload(change: Partial<StorySetting>): Promise<this> {
    this.#setting = { ...this.#setting, ...change };
    await this.#running().reload(this.#config());
    return this;
  }

  /** Makes, or changes, an ad-hoc silence of an alert by its label `name`. */
  async silence(name: string, from: string, until: string): Promise<this> {
    const startsAt = STORY_BEGINS + ms(from);
    const about = { author: 'somebody', comment: 'quiet', createdAt: startsAt, updatedAt: this.#running().now() };
    const endsAt = STORY_BEGINS + ms(until);
    await this.engine.setSilence({ id: `silence-${name}`, matchers: [`name="${name}"`], startsAt, endsAt, ...about });
    return this;
  }

  delivered(channel = 'room'): readonly Heard[] {
    return this.messages
      .filter((entry) => entry.channel === channel)
      .map(({ message }) => {
        const resolved = message.resolved.map(nameOf);
        const suppressed = message.suppressed.map(nameOf);
        return {
          at: spell(message.now - STORY_BEGINS),
          reason: message.reason,
          firing: message.firing.map(nameOf),
          ...(resolved.length === 0 ? {} : { resolved }),
          ...(suppressed.length === 0 ? {} : { suppressed }),
        };
      });
  }

  #running(): Simulation {
    if (this.#simulation === undefined) throw new Error('the story has not begun');
    return this.#simulation;
  }

  #config(): Config {
    const { channels = { room: {} }, sources = {}, routes = [], silences = [], inhibitions = [] } = this.#setting;
    this.#generations += 1;
    const unmatched = this.#route({ id: 'unmatched', to: Object.keys(channels).slice(0, 1) });
    return {
      hash: `generation-${this.#generations}`,
      server: {
        listen: { host: '127.0.0.1', port: 0 },
        externalUrl: '',
        auth: [],
        egress: 'any',
        maxBodyBytes: 1 << 20,
      },
      store: 'sqlite:story.db',
      sources: new Map(
        Object.entries({ monitor: {}, ...sources }).map(([name, given]) => [name, { ...aSource(name), ...given }]),
      ),
      channels: new Map(Object.entries(channels).map(([name, given]) => [name, { ...this.#channel(name), ...given }])),
      routes: { routes: routes.map((route) => this.#route(route)), unmatched },
      inhibitions,
      silences: silences.map(({ name, from, until }) => ({
        id: `config:${name}`,
        matcher: withLabel('name', name),
        window: windowBetween(STORY_BEGINS + ms(from), STORY_BEGINS + ms(until)),
        comment: 'planned',
      })),
      secrets: createSecrets({ values: [] }),
    };
  }

  #route(given: Partial<Route>): Route {
    const { groupWait = '30s', groupInterval = '5m', repeatInterval = '4h' } = this.#setting;
    return {
      id: 'route',
      match: { text: 'everything', test: () => true },
      to: ['room'],
      groupBy: { type: 'labels', names: ['alertname'] },
      groupWaitMs: ms(groupWait),
      groupIntervalMs: ms(groupInterval),
      repeatIntervalMs: ms(repeatInterval),
      continues: false,
      routes: [],
      ...given,
    };
  }

  #channel(name: string): ChannelConfig {
    return {
      name,
      transport: SILENT,
      options: {},
      hash: name,
      parts: new Map(),
      defaultParts: new Map(),
      sendResolved: true,
      concurrency: 4,
      timeoutMs: 10_000,
      giveUpAfterMs: ms('24h'),
      suspended: false,
      allowPrivate: false,
    };
  }
}

/** Never asked: a simulation records in its place. */
const SILENT: SendTransport = {
  contract: 1,
  name: 'story',
  options: {},
  parts: () => ({}),
  preview: () => undefined,
  send: async () => ok,
};

/** A matcher of one label. */
export function withLabel(label: string, value: string): Matcher {
  return { text: `${label}="${value}"`, test: ({ labels }) => labels[label] === value };
}

/** A firing alert named `name`; the other labels as given. */
export function firing(
  name: string,
  given: Partial<ReceivedAlert> & { readonly severity?: string } = {},
): ReceivedAlert {
  const { severity = 'warning', labels, ...alert } = given;
  return {
    status: 'firing',
    key: name,
    annotations: {},
    ...alert,
    labels: { alertname: 'Disk', name, severity, ...labels } satisfies TextMap,
  };
}

export function resolved(name: string, given: Partial<ReceivedAlert> = {}): ReceivedAlert {
  return { ...firing(name, given), status: 'resolved' };
}

export function ms(duration: string): number {
  const parsed = parseDuration(duration);
  if (parsed === undefined) throw new Error(`${duration} is no duration`);
  return parsed;
}

function aSource(name: string): SourceConfig {
  const read = () => ({ alerts: [], problems: [] });
  return { name, source: { contract: 1, name: 'story', options: {}, read }, options: {}, auth: [] };
}

function nameOf(alert: { readonly labels: TextMap }): string {
  return alert.labels['name'] ?? '';
}

function spell(duration: number): string {
  const seconds = Math.round(duration / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  return parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('') || '0s';
}
