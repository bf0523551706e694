import type { KeyPath } from '../../text/json-path.ts';
import { anyOf, outsideOf } from '../../time/combine-windows.ts';
import type { TimeWindow } from '../../time/time-window.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { MuteTimes } from '../suppression/compile-mute-times.ts';
import { knownMuteTimes } from '../suppression/known-mute-times.ts';
import type { WrittenRoute } from '../written-config.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** When a route says nothing: in the mute times that it names, and outside of all that it calls active. */
export function compileMuteWindow(
  { mute = [], active = [] }: Pick<WrittenRoute, 'mute' | 'active'>,
  at: KeyPath,
  file: ConfigFile,
  muteTimes: MuteTimes,
  compilation: Compilation,
): TimeWindow | undefined {
  const muted = namedMuteTimes(mute, [...at, 'mute'], file, muteTimes, compilation);
  const activeTimes = namedMuteTimes(active, [...at, 'active'], file, muteTimes, compilation);
  if (muted === undefined || activeTimes === undefined) return undefined;
  const parts = [...muted, ...(activeTimes.length > 0 ? [outsideOf(anyOf(activeTimes))] : [])];
  if (parts.length === 0) return undefined;
  const muteWindow = anyOf(parts);
  const said = mute.length > 0 ? 'mute' : 'active';
  for (const problem of alwaysMuted(muteWindow, muteTimes.now, [...at, said])) compilation.report(file, problem);
  return muteWindow;
}

/** The mute times of these names. Undefined if one of them cannot be used; that was reported. */
export function namedMuteTimes(
  names: readonly (string | undefined)[],
  at: KeyPath,
  file: ConfigFile,
  { byName, names: known }: MuteTimes,
  { report }: Compilation,
): readonly TimeWindow[] | undefined {
  if (known !== undefined) for (const problem of knownMuteTimes(names, at, file, known)) report(file, problem);
  const found = names.flatMap((name) => (name === undefined ? [] : (byName.get(name) ?? [])));
  return found.length === names.length ? found : undefined;
}

/** A route that is never heard would better be none. */
function alwaysMuted(muteWindow: TimeWindow, now: number, at: KeyPath): readonly ProblemAt[] {
  if (!muteWindow.isActiveAt(now) || muteWindow.nextChangeAt(now) !== undefined) return [];
  const message = '`mute` and `active` let nothing through: this route says nothing for the next 400 days';
  const hint = 'let some time be left; `to: []` drops alerts on purpose';
  return [{ severity: 'warning', code: 'always-quiet', at, message, hint }];
}
