import { type Config, fingerprintOf, groupKeyOf, matchRoutes, notificationFrom, type Route } from '@signalbox/core';
import { type Alert, type Notification, type ReceivedAlert, severityOf } from '@signalbox/sdk';

export interface Sample {
  readonly channel: string;
  /** Name of the source that the alert is said to come from. */
  readonly source: string;
  /** Epoch ms. */
  readonly now: number;
}

/** The notification with which a channel would first hear of an alert: built as production builds it. */
export function sampleNotification(
  config: Config,
  received: ReceivedAlert,
  { channel, source, now }: Sample,
): Notification {
  const alert = alertFrom(received, source, now);
  const route = routeTo(config, received, channel);
  const key = groupKeyOf(route.groupBy, received.labels);
  const list = [alert];
  const snapshot = {
    reason: alert.status === 'firing' ? ('first' as const) : ('resolved' as const),
    status: alert.status,
    thread: 'sample-thread',
    group: { id: 'sample-group', key },
    route: route.id,
    firing: alert.status === 'firing' ? list : [],
    resolved: alert.status === 'resolved' ? list : [],
    suppressed: [],
    contentHash: '',
  };
  return notificationFrom(snapshot, { id: 'sample-delivery', channel, externalUrl: config.server.externalUrl, now });
}

function alertFrom(received: ReceivedAlert, source: string, now: number): Alert {
  const { status, labels, annotations, startsAt = now, endsAt = now, link, image, notice } = received;
  return {
    fingerprint: fingerprintOf(source, received, 'sample'),
    source,
    status,
    severity: severityOf(labels),
    labels,
    annotations,
    startsAt,
    ...(status === 'resolved' ? { endsAt } : {}),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** The route by which the alert reaches the channel; if none does, the first that takes it. */
function routeTo({ routes }: Config, alert: ReceivedAlert, channel: string): Route {
  const matches = matchRoutes(routes, alert);
  return matches.find(({ to }) => to.includes(channel)) ?? matches[0] ?? routes.unmatched;
}
