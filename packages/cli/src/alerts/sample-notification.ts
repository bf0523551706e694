import { type Config, fingerprintOf, groupKeyOf, matchRoutes, notificationFrom, type Route } from '@signalbox/core';
import { type Alert, type Notification, type ReceivedAlert, severityOf, type TextMap } from '@signalbox/sdk';

export interface Sample {
  readonly channel: string;
  /** Name of the source that the alert is said to come from. */
  readonly source: string;
  /** Epoch ms. */
  readonly now: number;
}

/** The notification with which a channel would first hear of an alert: built as production builds it. */
export function sampleNotification(config: Config, received: ReceivedAlert, sample: Sample): Notification {
  const route = routesTo(config, received, sample.channel)[0];
  return notificationOf(config, { route, key: groupKeyOf(route.groupBy, received.labels), alerts: [received] }, sample);
}

/** The notifications with which a channel would hear of alerts that come together: one for each group of each route. */
export function sampleGroups(
  config: Config,
  alerts: readonly ReceivedAlert[],
  sample: Sample,
): readonly Notification[] {
  const groups = new Map<string, SampleGroup>();
  for (const alert of alerts) {
    for (const route of routesTo(config, alert, sample.channel)) {
      const key = groupKeyOf(route.groupBy, alert.labels);
      const address = JSON.stringify([route.id, Object.entries(key)]);
      groups.set(address, { route, key, alerts: [...(groups.get(address)?.alerts ?? []), alert] });
    }
  }
  return [...groups.values()].map((group) => notificationOf(config, group, sample));
}

interface SampleGroup {
  readonly route: Route;
  readonly key: TextMap;
  readonly alerts: readonly ReceivedAlert[];
}

function notificationOf(
  config: Config,
  { route, key, alerts }: SampleGroup,
  { channel, source, now }: Sample,
): Notification {
  // What comes again under its fingerprint is the same alert, as it is now.
  const list = [
    ...new Map(alerts.map((each) => alertFrom(each, source, now)).map((each) => [each.fingerprint, each])).values(),
  ];
  const firing = list.filter(({ status }) => status === 'firing');
  const snapshot = {
    reason: firing.length > 0 ? ('first' as const) : ('resolved' as const),
    status: firing.length > 0 ? ('firing' as const) : ('resolved' as const),
    thread: 'sample-thread',
    group: { id: 'sample-group', key },
    route: route.id,
    firing,
    resolved: list.filter(({ status }) => status === 'resolved'),
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

/** The routes by which the alert reaches the channel; if none does, the first that takes it. */
function routesTo({ routes }: Config, alert: ReceivedAlert, channel: string): readonly [Route, ...Route[]] {
  const matches = matchRoutes(routes, alert);
  const [first, ...more] = matches.filter(({ to }) => to.includes(channel));
  return [first ?? matches[0] ?? routes.unmatched, ...more];
}
