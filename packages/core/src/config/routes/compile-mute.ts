import { anyOf, outside } from '../../time/combine-windows.ts';
import type { QuietTime } from '../../time/time-window.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { KeyPath } from '../problems/problem.ts';
import type { MuteTimes } from '../suppression/compile-mute-times.ts';
import { knownMuteTimes } from '../suppression/known-mute-times.ts';
import type { WrittenRoute } from '../written-config.ts';
import { alwaysQuiet } from './always-quiet.ts';

/** When a route says nothing: in the mute times that it names, and outside of all that it calls active. */
export function compileQuiet(
  { mute = [], active = [] }: Pick<WrittenRoute, 'mute' | 'active'>,
  at: KeyPath,
  file: ConfigFile,
  muteTimes: MuteTimes,
  compilation: Compilation,
): QuietTime | undefined {
  const muted = namedMuteTimes(mute, [...at, 'mute'], file, muteTimes, compilation);
  const activeTimes = namedMuteTimes(active, [...at, 'active'], file, muteTimes, compilation);
  if (muted === undefined || activeTimes === undefined) return undefined;
  const parts = [...muted, ...(activeTimes.length > 0 ? [outside(anyOf(activeTimes))] : [])];
  if (parts.length === 0) return undefined;
  const quiet = anyOf(parts);
  const said = mute.length > 0 ? 'mute' : 'active';
  for (const finding of alwaysQuiet(quiet, muteTimes.now, [...at, said])) compilation.report(file, finding);
  return quiet;
}

/** The mute times of these names. Undefined if one of them cannot be used; that was reported. */
export function namedMuteTimes(
  names: readonly (string | undefined)[],
  at: KeyPath,
  file: ConfigFile,
  { byName, names: known }: MuteTimes,
  { report }: Compilation,
): readonly QuietTime[] | undefined {
  if (known !== undefined) for (const finding of knownMuteTimes(names, at, file, known)) report(file, finding);
  const found = names.flatMap((name) => (name === undefined ? [] : (byName.get(name) ?? [])));
  return found.length === names.length ? found : undefined;
}
