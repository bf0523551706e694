import type { HttpAnswer, HttpRequest } from './http/http-message.ts';
import type { Message } from './notification.ts';
import type { OptionsSchema } from './options.ts';
import type { Outcome } from './outcome.ts';
import type { Schema, Static } from './schema.ts';

/** How `{{x}}` escapes in a part. */
export type PartFormat = 'html' | 'text' | 'json';

/** A piece of text that the host renders with Handlebars before it asks the transport for a request. */
export interface Part {
  readonly format: PartFormat;
  /** The template used when the channel has none for this part. Absent: the part is left out then. */
  readonly default?: string;
}

/** What the target takes, by its documentation: the default of a channel that says nothing else. */
export interface TransportLimits {
  /** Messages a time, as in the configuration: `30/1m`. Absent: no limit. */
  readonly rate?: string;
  /** Attempts at the same time on one channel. Absent: 4. More for a target that is known to take more. */
  readonly concurrency?: number;
}

/** What all transports have in common. */
interface TransportBase<Options> {
  /** Version of this contract. */
  readonly contract: 1;
  /** The `transport` in the configuration. */
  readonly name: string;
  /** JSON Schema of the channel's own options; `additionalProperties: false`. Secrets are marked `writeOnly`. */
  readonly options: OptionsSchema;
  /** The parts that a template may have, for a channel with these options. */
  parts(options: Options): Readonly<Record<string, Part>>;
  readonly limits?: TransportLimits;
  /** Rules that a schema cannot say; each sentence is an error at the channel when the configuration loads. */
  check?(options: Options): readonly string[];
}

/** A target that is reached by HTTP: two pure functions, and the host does the rest. */
export interface HttpTransport<Options = unknown> extends TransportBase<Options> {
  /** The request that says this message. Pure: `render`, `explain`, the kit and production call it alike. */
  request(message: Message, options: Options): HttpRequest;
  /** What an answer means. `classifyStatus` is right for most targets. `now` is epoch milliseconds. */
  classify(answer: HttpAnswer, now: number): Outcome;
  /** A request that proves the credentials and notifies nobody, for targets that have one (`signalbox send --dry-run`). */
  authRequest?(options: Options): HttpRequest;
}

/** A target that is not HTTP. It must end soon after `signal` aborts. */
export interface SendTransport<Options = unknown> extends TransportBase<Options> {
  send(message: Message, options: Options, context: SendContext): Promise<Outcome>;
  /** What `render` shows in place of a request. Pure. */
  preview(message: Message, options: Options): unknown;
}

export interface SendContext {
  readonly signal: AbortSignal;
  /** Writes a line to the server's log. */
  log(fields: Readonly<Record<string, unknown>>, text: string): void;
}

export type Transport<Options = unknown> = HttpTransport<Options> | SendTransport<Options>;

/** Declares a transport; gives its functions the type of the declared options. */
export function defineTransport<Options extends Schema>(
  transport: Omit<HttpTransport<Static<Options>>, 'contract' | 'options'> & { readonly options: Options },
): HttpTransport<Static<Options>>;
export function defineTransport<Options extends Schema>(
  transport: Omit<SendTransport<Static<Options>>, 'contract' | 'options'> & { readonly options: Options },
): SendTransport<Static<Options>>;
export function defineTransport(transport: object): unknown {
  return { contract: 1, ...transport };
}
