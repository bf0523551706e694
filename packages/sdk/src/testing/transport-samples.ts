import type { HttpRequest } from '../http/http-message.ts';
import type { Message } from '../notification.ts';
import type { Outcome } from '../outcome.ts';

/** What the kit cannot know of a transport. */
export interface TransportSamples {
  /** As a configuration writes them, without what every channel takes. One of each secret, long enough to be found. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Options that must be marked secret though their names do not say so, as paths: `url`, `auth.header.value`. */
  readonly secrets?: readonly string[];
  /** Where secrets may be in a request: `url`, `body`, or names of headers. Default: `authorization`. */
  readonly secretsMayBeIn?: readonly string[];
  /** The answer of a target that took the message. Default: any 2xx, with no body. */
  readonly accepted?: SampleAnswer;
  /** The answer of a target that wants no message before `at` (epoch ms). Default: 429 with `Retry-After` in seconds. */
  readonly waitHint?: (at: number, now: number) => SampleAnswer;
  /** Statuses that mean something else at this target than usually. */
  readonly outcomes?: Readonly<Record<number, Outcome['type']>>;
  /** The target's own rules and limits: throws if it would refuse the request. Called with everything the kit makes. */
  readonly judge?: (request: HttpRequest, message: Message) => void;
}

export interface SampleAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
