import { type Alert, type AlertStatus, type Notification, type TextMap, worstSeverity } from '@signalbox/sdk';
import type { Member, Notify } from '../grouping/group.ts';
import type { EventId, Snapshot, SnapshotAlert, StoredEvent } from '../store/index.ts';

/**
 * Alerts beyond these are left out of a message, so that it keeps a size that can be stored and sent; they count as
 * notified all the same.
 */
export const MOST_ALERTS_LISTED = 10_000;

/** The group that a message is about. */
export interface SnapshotGroup {
  readonly id: string;
  readonly key: TextMap;
  /** The route's id. */
  readonly route: string;
}

/** The message as it is decided: it refers to its alerts, whose texts are read when it is rendered. */
export function snapshotOf({ id, key, route }: SnapshotGroup, notify: Notify): Snapshot {
  return {
    reason: notify.reason,
    status: notify.firing.length + notify.suppressed.length > 0 ? 'firing' : 'resolved',
    severity: severityOfMessage(notify),
    thread: notify.thread,
    group: { id, key },
    route,
    firing: listed(notify.firing),
    resolved: listed(notify.resolved),
    suppressed: listed(notify.suppressed),
    contentHash: notify.contentHash,
  };
}

function listed(members: readonly Member[]): SnapshotAlert[] {
  return members
    .slice(0, MOST_ALERTS_LISTED)
    .map(({ eventId, fingerprint, notice }) =>
      notice === undefined ? { eventId, fingerprint } : { eventId, fingerprint, notice },
    );
}

/** A message with the texts that its alerts have now. */
export interface SnapshotWithTexts extends Omit<Snapshot, 'firing' | 'resolved' | 'suppressed'> {
  readonly firing: readonly Alert[];
  readonly resolved: readonly Alert[];
  readonly suppressed: readonly Alert[];
}

/** @param decidedAt the end of an alert that goes on elsewhere: it has none of its own */
export function withTexts(
  snapshot: Snapshot,
  events: ReadonlyMap<EventId, StoredEvent>,
  decidedAt: number,
): SnapshotWithTexts {
  const alertsOf = (alerts: readonly SnapshotAlert[], status: AlertStatus) =>
    alerts.flatMap(({ eventId }) => {
      const event = events.get(eventId);
      return event === undefined ? [] : [alertFrom(event, { status, severity: event.severity }, decidedAt)];
    });
  return {
    ...snapshot,
    firing: alertsOf(snapshot.firing, 'firing'),
    resolved: alertsOf(snapshot.resolved, 'resolved'),
    suppressed: alertsOf(snapshot.suppressed, 'firing'),
  };
}

/** One alert as messages show it. */
export function alertFrom(event: StoredEvent, member: Pick<Member, 'status' | 'severity'>, now: number): Alert {
  const { fingerprint, source, startsAt, notice } = event;
  const { labels, annotations, link, image } = event.body;
  return {
    fingerprint,
    source,
    status: member.status,
    severity: member.severity,
    labels,
    annotations,
    startsAt,
    ...(member.status === 'resolved' ? { endsAt: event.endsAt ?? now } : {}),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
    ...(notice === undefined ? {} : { notice }),
  };
}

type Severe = Pick<Member, 'severity'>;

/** The worst of what fires; where nothing does, of all that the message is about. */
function severityOfMessage({
  firing,
  resolved,
  suppressed,
}: {
  readonly firing: readonly Severe[];
  readonly resolved: readonly Severe[];
  readonly suppressed: readonly Severe[];
}): string {
  const about = [firing, resolved, suppressed].find((alerts) => alerts.length > 0) ?? [];
  return worstSeverity(about.map(({ severity }) => severity));
}

/** What templates and transports see. Pure: production, `render` and `send` build it here. */
export function notificationFrom(
  snapshot: Omit<SnapshotWithTexts, 'severity'>,
  about: { readonly id: string; readonly channel: string; readonly externalUrl: string; readonly now: number },
): Notification {
  const { firing, resolved, suppressed, fallbackFor, resendFrom } = snapshot;
  const alerts = [...firing, ...resolved];
  const talkedOf = alerts.length > 0 ? alerts : suppressed;
  return {
    ...about,
    thread: snapshot.thread,
    status: snapshot.status,
    severity: severityOfMessage(snapshot),
    reason: snapshot.reason,
    labels: commonOf(talkedOf.map((alert) => alert.labels)),
    annotations: commonOf(talkedOf.map((alert) => alert.annotations)),
    group: { id: snapshot.group.id, labels: snapshot.group.key },
    alerts,
    firing,
    resolved,
    suppressed,
    route: snapshot.route,
    ...(resendFrom === undefined ? {} : { resendFrom }),
    ...(fallbackFor === undefined ? {} : { fallbackFor: fallbackFor.map(({ channel, why }) => ({ channel, why })) }),
  };
}

/** The entries that all have, with the same value. */
function commonOf(maps: readonly Readonly<Record<string, string>>[]): Readonly<Record<string, string>> {
  const common: Record<string, string> = Object.create(null);
  const [first, ...others] = maps;
  for (const [name, value] of Object.entries(first ?? {})) {
    if (others.every((other) => other[name] === value)) common[name] = value;
  }
  return common;
}
