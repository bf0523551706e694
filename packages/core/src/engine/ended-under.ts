import type { Fingerprint } from '@signalbox/sdk';
import type { EndedUnder } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import type { TrackedAlert } from './known-alerts.ts';

/**
 * What suppresses an alert as it ends; undefined: nothing does.
 * @param inhibited the alerts that were inhibited before its batch: a source that ends with its target suppressed it until then
 */
export function endedUnder(
  state: EngineState,
  { fingerprint, groups }: TrackedAlert,
  inhibited: ReadonlySet<Fingerprint>,
  now: number,
): EndedUnder | undefined {
  const by =
    state.suppression.suppressionOf(fingerprint, now) ?? (inhibited.has(fingerprint) ? 'inhibition' : undefined);
  const muted = groups.filter(({ route }) => route.muteWindow?.isActiveAt(now));
  if (by === undefined && muted.length === 0) return undefined;
  return { ...(by === undefined ? {} : { by }), mutedRoutes: muted.map(({ route }) => route.id) };
}
