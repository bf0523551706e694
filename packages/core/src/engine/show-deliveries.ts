import type { Alert, Fingerprint } from '@signalbox/sdk';
import { deliveryName, readDeliveryName } from '../delivery/delivery-name.ts';
import { withTexts } from '../delivery/notification.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { type DeliveryQuery, type DeliverySummary, eventsOf, type GroupChannel, summaryOf } from '../store/index.ts';
import type { DeliveryDetails, LatestDelivery, ShownDeliveries, ShownDelivery } from './engine-api.ts';
import type { EngineState } from './engine-state.ts';
import { policyOf } from './live-group.ts';

/** What the store has of deliveries, and what the engine knows beside it. */
export interface DeliveriesView {
  state(): EngineState;
  outbox(): Outbox;
  now(): number;
}

/** Deliveries that name an alert that are looked through for channels which its groups no longer notify. */
const RECENT = 100;

/** A delivery as it stands now. When it is tried next, and why its target takes nothing, is known to its queue alone. */
export function showDelivery(summary: DeliverySummary, { state, outbox, now }: DeliveriesView): ShownDelivery {
  const { notBefore: _notBefore, lastReason, ...facts } = summary;
  const shown = { ...facts, name: deliveryName(summary) };
  const { channels, secrets } = state().config;
  const channel = channels.get(summary.channel);
  const transport = channel === undefined ? {} : { transport: channel.transport.name };
  if (summary.state !== 'waiting' || channel === undefined) {
    return { ...shown, ...transport, ...(lastReason === undefined ? {} : { lastError: lastReason }) };
  }
  const queue = outbox().queueOf(channel.name);
  const nextAttemptAt = channel.suspended ? undefined : queue.triesAt(summary, channel.rateLimit, now());
  const lastError = lastReason ?? (queue.failure === undefined ? undefined : secrets.mask(queue.failure));
  return {
    ...shown,
    ...transport,
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
    ...(lastError === undefined ? {} : { lastError }),
  };
}

/** Deliveries of the store as they stand now, the newest first. */
export async function showDeliveries(query: DeliveryQuery, view: DeliveriesView): Promise<ShownDeliveries> {
  const page = await view.state().store.listDeliveries(query);
  return { ...page, deliveries: page.deliveries.map((summary) => showDelivery(summary, view)) };
}

/** One delivery by its name, with its alerts and attempts. */
export async function showDeliveryDetails(name: string, view: DeliveriesView): Promise<DeliveryDetails | undefined> {
  const named = readDeliveryName(name);
  if (named === undefined) return undefined;
  const { store } = view.state();
  const delivery = await store.readDelivery(named.id);
  if (delivery?.groupId !== named.groupId) return undefined;
  const events = await store.readEvents(eventsOf(delivery.snapshot));
  const { firing, resolved, suppressed } = withTexts(
    delivery.snapshot,
    new Map(events.map((event) => [event.id, event])),
    delivery.decidedAt,
  );
  const listed = (alerts: readonly Alert[], status: DeliveryDetails['alerts'][number]['status']) =>
    alerts.map(({ fingerprint, labels }) => ({ fingerprint, status, labels }));
  return {
    ...showDelivery(summaryOf(delivery), view),
    alerts: [...listed(firing, 'firing'), ...listed(resolved, 'resolved'), ...listed(suppressed, 'suppressed')],
    tries: await store.readAttempts(named.id),
  };
}

/** What was decided last for each of these channels, and what became of it; in their order. */
export async function latestDeliveries(
  of: readonly GroupChannel[],
  view: DeliveriesView,
): Promise<readonly LatestDelivery[]> {
  const found = await view.state().store.newestDeliveries(of);
  const byAddress = Map.groupBy(found, addressOf);
  return of.map((channel) => latestOf(channel, byAddress.get(addressOf(channel)) ?? [], view));
}

/** The same of the messages that name one alert: for the channels that its groups notify, and those that were notified lately. */
export async function latestDeliveriesOfAlert(
  alert: Fingerprint,
  view: DeliveriesView,
): Promise<readonly LatestDelivery[]> {
  const state = view.state();
  const { store, known } = state;
  const groups = known.get(alert)?.groups ?? [];
  const notifies = groups.flatMap((group) =>
    policyOf(group, state, view.now()).channels.map(({ name }) => ({ groupId: group.facts.id, channel: name })),
  );
  const { deliveries } = await store.listDeliveries({ alert, limit: RECENT });
  const channels = new Map([...notifies, ...deliveries].map((channel) => [addressOf(channel), channel]));
  return Promise.all(
    [...channels.values()].map(async ({ groupId, channel }) => {
      const query = { alert, groupId, channel, limit: 1 };
      const [newest, sent] = await Promise.all([
        store.listDeliveries(query),
        store.listDeliveries({ ...query, state: 'sent' }),
      ]);
      return latestOf({ groupId, channel }, [...newest.deliveries, ...sent.deliveries], view);
    }),
  );
}

/** @param found the newest one, and the newest that was sent */
function latestOf(
  { groupId, channel }: GroupChannel,
  found: readonly DeliverySummary[],
  view: DeliveriesView,
): LatestDelivery {
  const [newest] = found.toSorted((a, b) => b.decidedAt - a.decidedAt || b.id - a.id);
  const deliveredAt = found.find(({ state }) => state === 'sent')?.settledAt;
  return {
    groupId,
    channel,
    ...(newest === undefined ? {} : { delivery: showDelivery(newest, view) }),
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
  };
}

function addressOf({ groupId, channel }: GroupChannel): string {
  return `${channel}\u0000${groupId}`;
}
