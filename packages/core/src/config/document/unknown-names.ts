import { didYouMean } from '../../text/did-you-mean.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { quoted } from './config-file.ts';
import type { Place } from './definition.ts';

/** What a list of names refers to. */
export interface NamedKind {
  readonly code: 'unknown-channel' | 'unknown-mute-time';
  /** In a sentence: `channel`. */
  readonly one: string;
  /** The section that defines them. */
  readonly section: string;
}

/** A list names only what is defined. */
export function unknownNames(
  names: readonly (string | undefined)[],
  { file, at }: Place,
  kind: NamedKind,
  known: ReadonlySet<string>,
): readonly ProblemAt[] {
  return names.flatMap((name, index): readonly ProblemAt[] => {
    const problem = name === undefined ? undefined : unknownName(name, { file, at: [...at, index] }, kind, known);
    return problem === undefined ? [] : [problem];
  });
}

/** The same of a place that has one name. */
export function unknownName(
  name: string,
  { file, at }: Place,
  { code, one, section }: NamedKind,
  known: ReadonlySet<string>,
): ProblemAt | undefined {
  if (known.has(name)) return undefined;
  const hint = didYouMean(name, known) ?? `define it below \`${section}\``;
  return { code, at, message: `${quoted(file, at)} is not the name of a ${one}`, hint };
}
