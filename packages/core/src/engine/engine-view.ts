import type { ActiveAlert, Engine } from './engine-api.ts';
import { pageOf, showAlert, showGroup, showSilences } from './inspect.ts';
import type { TrackedAlert } from './known-alerts.ts';
import {
  type DeliveriesView,
  latestDeliveries,
  latestDeliveriesOfAlert,
  showDeliveries,
  showDeliveryDetails,
} from './show-deliveries.ts';

/** The part of the engine that only looks. */
export type EngineView = Pick<
  Engine,
  | 'stats'
  | 'alerts'
  | 'alert'
  | 'groups'
  | 'group'
  | 'deliveries'
  | 'delivery'
  | 'latestDeliveries'
  | 'latestDeliveriesOfAlert'
  | 'silences'
>;

/** Shows the running engine to people and metrics, always as it is at the moment of the question. */
export function engineView(parts: DeliveriesView): EngineView {
  const { state, outbox, now } = parts;
  function* firing(): Iterable<TrackedAlert> {
    for (const alert of state().known.values()) if (alert.status === 'firing') yield alert;
  }
  async function show(page: readonly TrackedAlert[]): Promise<readonly ActiveAlert[]> {
    const [asked, askedAt] = [state(), now()];
    const events = new Map((await asked.readEvents(page.map(({ eventId }) => eventId))).map((one) => [one.id, one]));
    return page.flatMap((known) => {
      const event = events.get(known.eventId);
      return event === undefined ? [] : [showAlert(asked, known, event, askedAt)];
    });
  }
  return {
    stats() {
      const channels = [...state().config.channels.keys()].map((channel) => {
        const queue = outbox().queueOf(channel);
        const waitingSince = queue.waitingSince();
        const counts = { channel, waiting: queue.waiting, inFlight: queue.inFlight };
        return waitingSince === undefined ? counts : { ...counts, waitingSince };
      });
      let activeAlerts = 0;
      for (const _alert of firing()) activeAlerts += 1;
      return { activeAlerts, groups: state().groups.size, channels };
    },
    alerts: (query) => show(pageOf(firing(), (alert) => alert.fingerprint, query)),
    async alert(fingerprint) {
      const known = state().known.get(fingerprint);
      return known && (await show([known]))[0];
    },
    groups(query) {
      const page = pageOf(state().groups.all(), (group) => group.facts.id, query);
      return page.map((group) => showGroup(state(), group, now()));
    },
    group(id) {
      const group = state().groups.byId(id);
      return group && showGroup(state(), group, now());
    },
    deliveries: (query) => showDeliveries(query, parts),
    delivery: (name) => showDeliveryDetails(name, parts),
    latestDeliveries: (of) => latestDeliveries(of, parts),
    latestDeliveriesOfAlert: (fingerprint) => latestDeliveriesOfAlert(fingerprint, parts),
    silences: () => showSilences(state(), now()),
  };
}
