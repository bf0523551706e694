import { parseDuration } from '@signalbox/sdk';
import type { Compilation } from '../document/compilation.ts';
import { isFilled } from '../document/config-file.ts';
import type { Place } from '../document/definition.ts';
import { badDuration } from './schema-problems.ts';

interface DurationPlace extends Place {
  /** Would zero make no sense here? */
  readonly positive?: boolean;
}

/** Milliseconds of a written duration. Undefined if there is none, or if it was reported as wrong. */
export function readDuration(
  text: string | undefined,
  { file, at, positive }: DurationPlace,
  { report }: Compilation,
): number | undefined {
  if (text === undefined) return undefined;
  const ms = parseDuration(text);
  if (ms === undefined) report(file, badDuration(at, text, !isFilled(file, at)));
  else if (ms === 0 && positive) report(file, { code: 'wrong-value', at, message: 'must be longer than 0s' });
  else return ms;
  return undefined;
}
