/** Names and values of labels or annotations. Made without a prototype, so that no name can reach one. */
export type TextMap = Readonly<Record<string, string>>;

/** What an alert is now, as its sender says. */
export type AlertStatus = 'firing' | 'resolved';

/** The identity of an alert: a hash of its source's name and of the sender's key, else of its labels. 32 hex digits. */
export type Fingerprint = string;

/**
 * One alert as a source read it from a payload. The core adds identity and severity.
 * All times are epoch milliseconds.
 */
export interface ReceivedAlert {
  /** The sender's own identity of this alert (Mackerel's `alert.id`). Absent: the label set is the identity. */
  readonly key?: string;
  readonly status: AlertStatus;
  /** Matched by routes. Sources that invent their labels give `alertname` and `severity`. Empty values count as absent. */
  readonly labels: TextMap;
  /** Shown in messages, never part of the identity. */
  readonly annotations: TextMap;
  /** When it began to fire, by the sender's clock. Absent: the time of receipt. */
  readonly startsAt?: number;
  /** When it was over, by the sender's clock; only of a resolved alert. */
  readonly endsAt?: number;
  /** When the sender's state changed to this, by its own clock: orders messages that arrive out of order. */
  readonly changedAt?: number;
  /** Firing until then unless it is sent again: it resolves by itself at that time. */
  readonly expiresAt?: number;
  /** http(s) address of the alert at its sender. */
  readonly link?: string;
  /** http(s) address of a picture, for instance of a graph. */
  readonly image?: string;
  /** A message that has no end (a host was registered, a test button): notified once a receipt, never repeated or resolved. */
  readonly notice?: true;
}

/** One alert as templates and transports see it. All times are epoch milliseconds. */
export interface Alert {
  readonly fingerprint: Fingerprint;
  /** Name of the source in the configuration. */
  readonly source: string;
  readonly status: AlertStatus;
  /** The label `severity` in lower case, else `unknown`. */
  readonly severity: string;
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly startsAt: number;
  /** Only of resolved ones. */
  readonly endsAt?: number;
  readonly link?: string;
  readonly image?: string;
  /** Has no end: see `ReceivedAlert`. */
  readonly notice?: true;
}
