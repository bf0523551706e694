import type { Source, TextMap, Transport } from '@signalbox/sdk';
import type { RouteTree } from '../routing/route.ts';
import type { InhibitionRule } from '../suppression/inhibition.ts';
import type { Silence } from '../suppression/silence.ts';
import type { PartRenderer } from '../templates/render.ts';
import type { Secrets } from './secrets/secrets.ts';

/** A configuration that was checked as a whole and compiled: what the engine works with. Immutable. */
export interface Config {
  /** Hash of the text of all files that it was made from: the name of its generation. */
  readonly hash: string;
  readonly server: ServerConfig;
  /** As written: `sqlite:PATH` or `postgres://...`. */
  readonly store: string;
  readonly sources: ReadonlyMap<string, SourceConfig>;
  readonly channels: ReadonlyMap<string, ChannelConfig>;
  readonly routes: RouteTree;
  readonly inhibitions: readonly InhibitionRule[];
  /** The planned silences. */
  readonly silences: readonly Silence[];
  /** All secret values of this configuration, to be masked wherever text leaves the process. */
  readonly secrets: Secrets;
}

export interface ServerConfig {
  readonly listen: ListenAddress;
  /** Without a slash at its end; empty if there is none. */
  readonly externalUrl: string;
  /** One of these must hold. Empty: open. */
  readonly auth: readonly Credential[];
  /** `public`: channels reach no loopback and no private address unless they say `allowPrivate`. */
  readonly egress: 'any' | 'public';
  /** Largest body of a request, bytes. */
  readonly maxBodyBytes: number;
}

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

export type Credential =
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'secret'; readonly secret: string };

export interface SourceConfig {
  readonly name: string;
  readonly source: Source;
  /** The source's own options, with defaults and resolved secrets. */
  readonly options: unknown;
  /** One of these must hold. Empty: open. */
  readonly auth: readonly Credential[];
  /** A firing alert that is not sent again ends after this; absent: never by itself. */
  readonly expireAfterMs?: number;
}

export interface ChannelConfig {
  readonly name: string;
  readonly transport: Transport;
  /** The transport's own options, with defaults and resolved secrets. Never to be logged or shown. */
  readonly options: unknown;
  /** Changes when anything of this channel changes: options, secrets or templates. */
  readonly hash: string;
  /** What the channel's template says, else the transport's default; parts that neither has are absent. */
  readonly parts: ReadonlyMap<string, PartRenderer>;
  /** The transport's default parts: sent when one of `parts` fails at run time. */
  readonly defaultParts: ReadonlyMap<string, PartRenderer>;
  readonly sendResolved: boolean;
  readonly rateLimit?: RateLimit;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly giveUpAfterMs: number;
  /** Passed over as if no route named it. */
  readonly suspended: boolean;
  readonly allowPrivate: boolean;
}

/** At most `count` messages in any `perMs`. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: number;
}

export type GroupKey = TextMap;
