import type { MuteReason } from '../../routing/route.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { anyOf, outsideOf } from '../../time/combine-windows.ts';
import type { TimeWindow } from '../../time/time-window.ts';
import type { Compilation } from '../document/compilation.ts';
import type { Place } from '../document/definition.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { type MuteTimes, namedMuteTimes } from '../suppression/compile-mute-times.ts';
import type { WrittenRoute } from './route-schema.ts';

/** When a route is muted: in the mute times of `mute`, and outside of those of `active`. Undefined: never. */
export function compileMuteWindow(
  { mute = [], active = [] }: Pick<WrittenRoute, 'mute' | 'active'>,
  { file, at }: Place,
  muteTimes: MuteTimes,
  compilation: Compilation,
): TimeWindow | undefined {
  const muted = namedMuteTimes(mute, { file, at: [...at, 'mute'] }, muteTimes, compilation);
  const activeTimes = namedMuteTimes(active, { file, at: [...at, 'active'] }, muteTimes, compilation);
  if (muted === undefined || activeTimes === undefined) return undefined;
  const parts = [...muted, ...(activeTimes.length > 0 ? [outsideOf(anyOf(activeTimes))] : [])];
  if (parts.length === 0) return undefined;
  const muteWindow = anyOf(parts);
  const said = mute.length > 0 ? 'mute' : 'active';
  for (const problem of alwaysMuted(muteWindow, muteTimes.now, [...at, said])) compilation.report(file, problem);
  return muteWindow;
}

/** The mute times that `compileMuteWindow` puts together, each with its name: a time named `active` mutes while no such time is active. */
export function muteReasons(
  { mute = [], active = [] }: Pick<WrittenRoute, 'mute' | 'active'>,
  { byName, zones }: MuteTimes,
): readonly MuteReason[] {
  const named = (names: readonly (string | undefined)[], windowOf: (own: TimeWindow) => TimeWindow) =>
    names.flatMap((name = ''): readonly MuteReason[] => {
      const own = byName.get(name);
      return own === undefined ? [] : [{ name, window: windowOf(own), timeZone: zones.get(name) ?? 'UTC' }];
    });
  const outside = outsideOf(anyOf(active.flatMap((name = '') => byName.get(name) ?? [])));
  return [...named(mute, (own) => own), ...named(active, () => outside)];
}

/** A route that never notifies anybody had better be removed. */
function alwaysMuted(muteWindow: TimeWindow, now: number, at: KeyPath): readonly ProblemAt[] {
  if (!muteWindow.isActiveAt(now) || muteWindow.nextChangeAt(now) !== undefined) return [];
  const message = '`mute` and `active` leave no time: this route notifies nobody for the next 400 days';
  const hint = 'leave some time; `to: []` drops alerts on purpose';
  return [{ severity: 'warning', code: 'always-quiet', at, message, hint }];
}
