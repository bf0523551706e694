import type { ChannelConfig } from '../delivery/channel-config.ts';
import { earlierFallbackFrom, fallbackOf } from '../delivery/fallback.ts';
import type { Notify } from '../grouping/group.ts';
import type { DeliveryHead, NewDelivery } from '../store/index.ts';

/**
 * From when a message waits for its fallback. Of ends that the fallback hears of itself it need not hear twice; what
 * waited before does so still, if any of it fires. Pure.
 *
 * @param all what the group notifies its channels of in the same look
 * @param waiting the delivery that the message takes the place of
 */
export function fallbackFromOf(
  notify: Notify,
  all: readonly Notify[],
  waiting: DeliveryHead | undefined,
  channels: ReadonlyMap<string, ChannelConfig>,
  now: number,
): Pick<NewDelivery, 'fallbackFrom'> {
  const isHeard = isHeardByFallback(notify, all, channels);
  if (isHeard && notify.firing.length === 0) return {};
  return earlierFallbackFrom(waiting ?? {}, isHeard ? {} : { fallbackFrom: now });
}

/** A message of ends alone, to a channel whose fallback is notified of the same ends. */
function isHeardByFallback(
  notify: Notify,
  all: readonly Notify[],
  channels: ReadonlyMap<string, ChannelConfig>,
): boolean {
  if (notify.reason !== 'resolved' && notify.reason !== 'moved') return false;
  const fallback = fallbackOf(notify.channel, channels);
  const itsOwn = all.find(({ channel }) => channel === fallback);
  const heard = new Set(itsOwn?.resolved.map(({ fingerprint }) => fingerprint));
  return notify.resolved.every(({ fingerprint }) => heard.has(fingerprint));
}
