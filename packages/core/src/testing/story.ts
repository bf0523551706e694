import path from 'node:path';
import {
  type Message,
  type Outcome,
  ok,
  parseDuration,
  type ReceivedAlert,
  type SendTransport,
  type Source,
  type TextMap,
} from '@signalbox/sdk';
import type { WrittenChannel } from '../config/channels/channel-schema.ts';
import type { Config } from '../config/config.ts';
import { loadConfigFromFiles } from '../config/load-config.ts';
import type { WrittenRoute } from '../config/routes/route-schema.ts';
import type { WrittenMuteTime } from '../config/suppression/mute-time-schema.ts';
import type { WrittenInhibition } from '../config/suppression/suppression-schema.ts';
import type { Engine } from '../engine/engine-api.ts';
import { createSimulation, type RecordedMessage, type Simulation } from '../simulation/index.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';

/** 2026-11-23T00:00:00Z: when every story begins. */
export const STORY_BEGINS = Date.UTC(2026, 10, 23);

/** A message as a test compares it. */
export interface Received {
  /** Since the story began: `30s`, `5m10s`. */
  readonly at: string;
  readonly reason: string;
  /** The label `name` of each alert, in order. */
  readonly firing: readonly string[];
  readonly resolved?: readonly string[];
  readonly suppressed?: readonly string[];
}

/** What a test says of the configuration, in the words of the configuration; all else is as the loader has it. */
export interface StorySetting {
  /** `to` is `[room]` unless it is given. */
  readonly routes?: readonly WrittenRoute[];
  /** `token` is an option of the transport: another one makes it another channel. */
  readonly channels?: Readonly<Record<string, Omit<WrittenChannel, 'transport'> & { readonly token?: string }>>;
  readonly sources?: Readonly<Record<string, { readonly expireAfter?: string }>>;
  /** What all sources are. */
  readonly source?: Partial<Source>;
  readonly groupWait?: string;
  readonly groupInterval?: string;
  readonly repeatInterval?: string;
  readonly muteTimes?: Readonly<Record<string, WrittenMuteTime>>;
  /** Planned silences of alerts by their label `name`, from and until a time of the story. */
  readonly silences?: readonly { readonly name: string; readonly from: string; readonly until: string }[];
  readonly inhibit?: readonly WrittenInhibition[];
  /** How a channel answers; default: always ok. */
  readonly answer?: (channel: string, message: Message) => Outcome | Promise<Outcome>;
  readonly store?: Store;
}

/** A simulation with a configuration made up of what matters to a test, and a vocabulary for it. */
export class Story {
  readonly store: Store;
  readonly clock = { now: () => this.#running().now() };
  #setting: StorySetting;
  #simulation: Simulation | undefined;

  constructor(setting: StorySetting = {}) {
    this.#setting = setting;
    this.store = setting.store ?? createMemoryStore();
  }

  get engine(): Engine {
    return this.#running().engine;
  }

  get messages(): readonly RecordedMessage[] {
    return this.#simulation?.messages ?? [];
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
    this.#simulation = await createSimulation({
      config: await storyConfig(this.#setting),
      at: STORY_BEGINS,
      store: this.store,
      answer,
    });
  }

  /** Ends the engine and starts another one on the same store, with another configuration if something changes. */
  async restart(change: Partial<StorySetting> = {}): Promise<this> {
    this.#setting = { ...this.#setting, ...change };
    await this.#running().restart(await storyConfig(this.#setting));
    return this;
  }

  async reload(change: Partial<StorySetting>): Promise<this> {
    this.#setting = { ...this.#setting, ...change };
    await this.#running().reload(await storyConfig(this.#setting));
    return this;
  }

  /** Makes, or changes, an ad-hoc silence of an alert by its label `name`. */
  async silence(name: string, from: string, until: string): Promise<this> {
    const startsAt = STORY_BEGINS + ms(from);
    const about = { author: 'somebody', comment: 'ad hoc', createdAt: startsAt, updatedAt: this.#running().now() };
    const endsAt = STORY_BEGINS + ms(until);
    await this.engine.setSilence({ id: `silence-${name}`, matchers: [`name="${name}"`], startsAt, endsAt, ...about });
    return this;
  }

  received(channel = 'room'): readonly Received[] {
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
}

/** Made by the real loader, so that what a test leaves out is what a user gets. */
export async function storyConfig(setting: StorySetting): Promise<Config> {
  const { source = {} } = setting;
  const main = path.resolve('signalbox.yaml');
  const { config, problems } = await loadConfigFromFiles(
    { main, files: [{ path: 'signalbox.yaml', text: JSON.stringify(written(setting)) }] },
    {
      env: {},
      now: STORY_BEGINS,
      builtin: {
        transports: new Map([['story', SILENT]]),
        sources: new Map([['story', { ...UNREAD, ...source }]]),
      },
    },
  );
  if (config === undefined) throw new Error(`the story has no configuration: ${JSON.stringify(problems)}`);
  return config;
}

function written(setting: StorySetting): Readonly<Record<string, unknown>> {
  const { channels = { room: {} }, sources = {}, routes = [], silences = [], inhibit = [], muteTimes = {} } = setting;
  const { groupWait, groupInterval, repeatInterval } = setting;
  return {
    version: 1,
    defaults: { groupWait, groupInterval, repeatInterval },
    sources: mapValues({ monitor: {}, ...sources }, (source) => ({ type: 'story', ...source })),
    channels: mapValues(channels, (channel) => ({ transport: 'story', ...channel })),
    routes: routes.map((route) => ({ to: ['room'], ...route })),
    muteTimes,
    silences: silences.map(({ name, from, until }) => ({
      match: { name },
      from: new Date(STORY_BEGINS + ms(from)).toISOString(),
      until: new Date(STORY_BEGINS + ms(until)).toISOString(),
      comment: 'planned',
    })),
    inhibit,
    unmatched: { to: Object.keys(channels).slice(0, 1) },
  };
}

function mapValues<From, To>(map: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
}

/** Never asked: a simulation records in its place. */
const SILENT: SendTransport = {
  contract: 1,
  name: 'story',
  options: { properties: { token: { type: 'string', writeOnly: true } } },
  parts: () => ({}),
  preview: () => undefined,
  send: async () => ok,
};

/** Never asked: stories post alerts, not payloads. */
const UNREAD: Source = { contract: 1, name: 'story', options: {}, read: () => ({ alerts: [], problems: [] }) };

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
  if (parsed === undefined) throw new Error(`${duration} is not a duration`);
  return parsed;
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
