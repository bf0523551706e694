import { didYouMean } from '../../text/did-you-mean.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { type ConfigFile, quoted } from '../document/config-file.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** A route tells only channels that exist. */
export function knownChannels(
  to: readonly (string | undefined)[],
  at: KeyPath,
  file: ConfigFile,
  known: ReadonlySet<string>,
): readonly ProblemAt[] {
  return to.flatMap((name, index): ProblemAt[] => {
    if (name === undefined || known.has(name)) return [];
    const place = [...at, index];
    const hint = didYouMean(name, known) ?? 'define it below `channels`';
    return [{ code: 'unknown-channel', at: place, message: `${quoted(file, place)} names no channel`, hint }];
  });
}
