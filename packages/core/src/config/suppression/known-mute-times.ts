import { didYouMean } from '../../text/did-you-mean.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { type ConfigFile, quoted } from '../document/config-file.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** Routes and silences name only mute times that exist. */
export function knownMuteTimes(
  names: readonly (string | undefined)[],
  at: KeyPath,
  file: ConfigFile,
  known: ReadonlySet<string>,
): readonly ProblemAt[] {
  return names.flatMap((name, index): ProblemAt[] => {
    if (name === undefined || known.has(name)) return [];
    const place = [...at, index];
    const hint = didYouMean(name, known) ?? 'define it below `muteTimes`';
    return [{ code: 'unknown-mute-time', at: place, message: `${quoted(file, place)} names no mute time`, hint }];
  });
}
