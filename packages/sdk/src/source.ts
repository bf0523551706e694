import type { ReceivedAlert } from './alert.ts';
import type { OptionsSchema } from './options.ts';
import type { Schema, Static } from './schema.ts';

/** What a sender posted, once the server has checked credentials, size, depth and JSON. */
export interface SourceRequest {
  /** The parsed JSON; its objects have no prototype. Hostile: trust nothing. */
  readonly body: unknown;
  /** When it arrived, epoch milliseconds. */
  readonly receivedAt: number;
}

/** What a source made of a request. */
export interface SourceResult {
  /** In the payload's order. Empty: it was understood and carries no alert (202 with 0). */
  readonly alerts: readonly ReceivedAlert[];
  /** What could not be read, a sentence each, for the sender's eyes. On `/in` one of these refuses the whole request (400). */
  readonly problems: readonly string[];
  /** What is strange about a payload whose alerts were read all the same. It is logged and counted; the sender is not told. */
  readonly remarks?: readonly SourceRemark[];
}

/**
 * Something about a payload that refuses no alert: a sender of alerts cannot be asked again, so a member that is not
 * believed is left out, and somebody is told of it here.
 */
export interface SourceRemark {
  /**
   * `strange-member`: a member is missing or not as documented, and was left out or read in another way.
   * `truncated-alerts`: the sender itself left alerts out.
   */
  readonly reason: 'strange-member' | 'truncated-alerts';
  /** A sentence for the log, at most 500 characters. */
  readonly text: string;
}

/**
 * Reads the format of one sender. Pure: no I/O, no clock; the same request gives the same result.
 * Never throws, whatever comes in; an exception is answered with 500.
 */
export interface Source<Options = unknown> {
  /** Version of this contract. */
  readonly contract: 1;
  /** The `type` in the configuration. */
  readonly name: string;
  /** JSON Schema of the source's own options; `additionalProperties: false`. Secrets are marked `writeOnly`. */
  readonly options: OptionsSchema;
  /** Does `/api/v2/alerts` enter here as well? Default: no. */
  readonly servesAlertmanagerApi?: true;
  read(request: SourceRequest, options: Options): SourceResult;
  /**
   * How long a firing alert lasts that is not sent again, milliseconds; for sources whose senders renew. After a start
   * of ours no alert expires earlier than that. Default: five minutes.
   */
  renewalMs?(options: Options): number;
}

/** Declares a source; gives `read` the type of the declared options. */
export function defineSource<Options extends Schema>(
  source: Omit<Source<Static<Options>>, 'contract' | 'options'> & { readonly options: Options },
): Source<Static<Options>> {
  return { contract: 1, ...source };
}
