import type { Transport } from '@signalbox/sdk';
import type { PartRenderer } from '../templates/render-parts.ts';
import type { RateLimit } from './rate-limit.ts';

/** Who is notified in the place of a channel that does not get a message. */
export interface Fallback {
  readonly channel: string;
  /** How long a message may wait before that. */
  readonly afterMs: number;
}

/** A channel as deliveries take it: checked, compiled, with its secrets filled in. */
export interface ChannelConfig {
  readonly name: string;
  readonly transport: Transport;
  /** The transport's own options, with defaults and resolved secrets. Never to be logged or shown. */
  readonly options: unknown;
  /** Changes when anything of what this channel gets and how changes: options, secrets or templates. */
  readonly hash: string;
  /** The parts of the channel's template, else the transport's defaults; parts that neither has are absent. */
  readonly parts: ReadonlyMap<string, PartRenderer>;
  /** The transport's default parts: sent when one of `parts` fails at run time. */
  readonly defaultParts: ReadonlyMap<string, PartRenderer>;
  readonly sendResolved: boolean;
  readonly rateLimit?: RateLimit;
  readonly concurrency: number;
  readonly timeoutMs: number;
  readonly giveUpAfterMs: number;
  readonly fallback?: Fallback;
  /** Passed over as if no route named it. */
  readonly suspended: boolean;
  readonly allowPrivate: boolean;
}
