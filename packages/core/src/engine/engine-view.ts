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
    alerts(query) {
      const page = pageOf(firing(), (alert) => alert.fingerprint, query);
      return page.flatMap((known): readonly ActiveAlert[] => {
        const alert = showAlert(state(), known, now());
        return alert === undefined ? [] : [alert];
      });
    },
    alert(fingerprint) {
      const known = state().known.get(fingerprint);
      return known && showAlert(state(), known, now());
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
