import type { Alert, AlertStatus, TextMap } from './alert.ts';

/** All that a `NotifyReason` may be. */
export const NOTIFY_REASONS = [
  'first',
  'new',
  'severity',
  'resolved',
  'moved',
  'unsuppressed',
  'repeat',
  'fallback',
  'resend',
] as const;

/** Why a channel is notified now; the same names in messages, history, logs and metrics. */
export type NotifyReason = (typeof NOTIFY_REASONS)[number];

/** A channel that did not get its message, which therefore goes to its fallback. */
export interface FailedChannel {
  readonly channel: string;
  /** What failed, for people; secrets are masked. */
  readonly why: string;
}

/** What a group wants to say to a channel: the context of every template. Times are epoch milliseconds. */
export interface Notification {
  /** Id of the delivery: the idempotency key, the same over all attempts. */
  readonly id: string;
  /** The key by which a target's message or incident is found again; made when this channel is first notified of the group. */
  readonly thread: string;
  /** `resolved` only when nothing that this channel was notified of still fires. */
  readonly status: AlertStatus;
  /** The worst of the firing alerts; if none fires, the worst of the others. */
  readonly severity: string;
  readonly reason: NotifyReason;
  /** The labels that all alerts of the notification have in common. */
  readonly labels: TextMap;
  /** The annotations that all alerts of the notification have in common. */
  readonly annotations: TextMap;
  readonly group: { readonly id: string; readonly labels: TextMap };
  /** Firing, then resolved ones. */
  readonly alerts: readonly Alert[];
  readonly firing: readonly Alert[];
  readonly resolved: readonly Alert[];
  /** Notified before, still firing, but suppressed now: never among the firing ones. */
  readonly suppressed: readonly Alert[];
  readonly channel: string;
  /** A person had it sent again: when it was decided first. What it says was true then. Absent: nobody did. */
  readonly resendFrom?: number;
  /** Those that this channel stands in for as their fallback, the one that failed last first. Absent: there are none. */
  readonly fallbackFor?: readonly FailedChannel[];
  readonly route: string;
  /** `server.externalUrl`; empty if the configuration has none. */
  readonly externalUrl: string;
  /** The time of this attempt. */
  readonly now: number;
}

/** A notification with the parts that the host rendered for the transport, by their names. */
export interface Message<PartName extends string = string> extends Notification {
  readonly parts: Readonly<Record<PartName, string>>;
  /** What the host has to say of the message, where no part says it: that the channel's template failed. For bodies that a transport makes itself. */
  readonly note?: string;
}
