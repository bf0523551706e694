import type { DeliveryPage, DeliveryQuery, DeliverySummary, GroupChannel, StoredDelivery } from './store.ts';

/** As the contract's `listDeliveries` says. */
export function listDeliveries(all: Iterable<StoredDelivery>, query: DeliveryQuery): DeliveryPage {
  const found = [...all].filter((delivery) => isMeant(delivery, query)).sort(newestFirst);
  const deliveries = found.slice(0, query.limit).map(summaryOf);
  const last = deliveries.at(-1);
  if (last === undefined || found.length === deliveries.length) return { deliveries };
  return { deliveries, next: { decidedAt: last.decidedAt, id: last.id } };
}

/** As the contract's `newestDeliveries` says. */
export function newestDeliveries(
  all: Iterable<StoredDelivery>,
  of: readonly GroupChannel[],
): readonly DeliverySummary[] {
  const sorted = [...all].sort(newestFirst);
  const found = of.flatMap(({ groupId, channel }) => {
    const theirs = sorted.filter((delivery) => delivery.groupId === groupId && delivery.channel === channel);
    return [theirs[0], theirs.find(({ state }) => state === 'sent')];
  });
  return [...new Set(found)].flatMap((delivery) => (delivery === undefined ? [] : [summaryOf(delivery)]));
}

/** A delivery as lists have it. */
export function summaryOf({ snapshot, fallbackFrom: _fallbackFrom, ...delivery }: StoredDelivery): DeliverySummary {
  const { route, reason, status, severity, firing, resolved, suppressed } = snapshot;
  const { generation: _generation, maybeArrived: _maybeArrived, waitingSince: _waitingSince, ...shown } = delivery;
  const counts = { firing: firing.length, resolved: resolved.length, suppressed: suppressed.length };
  return { ...shown, route, reason, status, severity, ...counts };
}

function isMeant(delivery: StoredDelivery, query: DeliveryQuery): boolean {
  const { snapshot, ...facts } = delivery;
  const { state, channel, groupId, route, reason, alert, resendOf, since, until, after } = query;
  const equals = <Value>(wanted: Value | undefined, value: Value) => wanted === undefined || wanted === value;
  return (
    equals(state, facts.state) &&
    equals(channel, facts.channel) &&
    equals(groupId, facts.groupId) &&
    equals(route, snapshot.route) &&
    equals(reason, snapshot.reason) &&
    equals(resendOf, facts.resendOf) &&
    (alert === undefined || named(snapshot).some(({ fingerprint }) => fingerprint === alert)) &&
    (since === undefined || facts.decidedAt >= since) &&
    (until === undefined || facts.decidedAt < until) &&
    (after === undefined || newestFirst(after, facts) < 0)
  );
}

function named({ firing, resolved, suppressed }: StoredDelivery['snapshot']) {
  return [...firing, ...resolved, ...suppressed];
}

type Position = Pick<StoredDelivery, 'decidedAt' | 'id'>;

function newestFirst(a: Position, b: Position): number {
  return b.decidedAt - a.decidedAt || b.id - a.id;
}
