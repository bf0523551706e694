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
  /** The answer of a target that took the message, where that is more than a status of 2xx. Default: any 2xx, with no body. */
  readonly accepted?: SampleAnswer;
  /**
   * The answer of a target that wants no message before `at` (epoch ms); `'retry-after'`: 429 with the header
   * `Retry-After` in seconds; `'none'`: it never says how long. To be given for every target that is reached by HTTP.
   */
  readonly waitHint?: 'retry-after' | 'none' | ((at: number, now: number) => SampleAnswer);
  /**
   * The longest text of each field of the body that the target documents, by its path (`card.title`; every item of a list
   * counts; `body`: a body that is no JSON); `'none'` if it documents none. To be given, if `judge` is not.
   */
  readonly limits?: 'none' | Readonly<Record<string, FieldLimit>>;
  /**
   * Finds in a request what would call people at the target (`@everyone`); `'none'`: the target knows no mentions.
   * To be given for every target that is reached by HTTP.
   */
  readonly mentions?: 'none' | ((request: HttpRequest) => readonly string[]);
  /** Options that are in the address or in a header of requests, and hide nothing: a room, a name. As paths. */
  readonly notSecret?: readonly string[];
  /** Parts that a channel with these options does not say. */
  readonly unusedParts?: readonly string[];
  /** Statuses that mean something else at this target than usually. */
  readonly outcomes?: Readonly<Record<number, Outcome['type']>>;
  /** The target's own rules and limits: throws if it would refuse the request. Called with everything the kit makes. */
  readonly judge?: (request: HttpRequest, message: Message) => void;
}

/** UTF-16 units, as `length` counts them, or bytes of UTF-8. */
export type FieldLimit = number | { readonly bytes: number };

export interface SampleAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
