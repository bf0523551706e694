import type { DeliveryHead } from '../store/index.ts';
import type { ChannelConfig } from './channel-config.ts';

/** After a start targets get this long to take what waited meanwhile, before anybody steps in. */
const START_GRACE_MS = 30_000;

type Channels = ReadonlyMap<string, Pick<ChannelConfig, 'fallback' | 'suspended'>>;

/**
 * The channel that is notified in the place of another one: its fallback, or the next of the chain that is not
 * suspended. Undefined: nobody is. Pure.
 */
export function fallbackOf(name: string, channels: Channels): string | undefined {
  let next = channels.get(name)?.fallback?.channel;
  while (next !== undefined && channels.get(next)?.suspended) next = channels.get(next)?.fallback?.channel;
  return next !== undefined && channels.has(next) ? next : undefined;
}

/** Who may be notified in the place of these, whatever fails: the chains of their fallbacks. Pure. */
export function fallbacksOf(names: readonly string[], channels: Channels): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of names) {
    let next = channels.get(name)?.fallback?.channel;
    while (next !== undefined && !found.has(next)) {
      found.add(next);
      next = channels.get(next)?.fallback?.channel;
    }
  }
  return found;
}

/**
 * When the fallback is notified of a delivery that waits (epoch ms); undefined: never. A suspended channel is passed
 * over, and so is its fallback. Pure.
 *
 * @param loadedAt when the program started, or read the store again: it could send nothing before
 */
export function fallbackDueAt(
  { channel, fallbackFrom }: Pick<DeliveryHead, 'channel' | 'fallbackFrom'>,
  channels: Channels,
  loadedAt: number,
): number | undefined {
  const { fallback, suspended } = channels.get(channel) ?? {};
  if (fallbackFrom === undefined || fallback === undefined || suspended) return undefined;
  if (fallbackOf(channel, channels) === undefined) return undefined;
  const grace = Math.min(fallback.afterMs, START_GRACE_MS);
  return Math.max(fallbackFrom + fallback.afterMs, fallbackFrom < loadedAt ? loadedAt + grace : 0);
}

/** From when what two messages carry, that are one now, waits for a fallback. */
export function earlierFallbackFrom(
  a: Pick<DeliveryHead, 'fallbackFrom'>,
  b: Pick<DeliveryHead, 'fallbackFrom'>,
): Pick<DeliveryHead, 'fallbackFrom'> {
  const times = [a.fallbackFrom, b.fallbackFrom].filter((at) => at !== undefined);
  return times.length === 0 ? {} : { fallbackFrom: Math.min(...times) };
}

/** The same delivery, of which a fallback was notified. */
export function withoutFallbackFrom(head: DeliveryHead): DeliveryHead {
  const { fallbackFrom: _, ...rest } = head;
  return rest;
}
