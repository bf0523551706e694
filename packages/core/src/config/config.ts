import type { ChannelConfig } from '../delivery/channel-config.ts';
import type { RouteTree } from '../routing/route.ts';
import type { InhibitionRule } from '../suppression/inhibition.ts';
import type { Silence } from '../suppression/silence.ts';
import type { Secrets } from './secrets/secrets.ts';
import type { ServerConfig } from './server/compile-server.ts';
import type { SourceConfig } from './sources/compile-source.ts';

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
