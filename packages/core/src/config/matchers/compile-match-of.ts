import { isJsonObject } from '@signalbox/sdk';
import { allOf } from '../../routing/combine-matchers.ts';
import { type CompiledMatch, compileMatch, compileRouteMatch } from '../../routing/compile-match.ts';
import type { Matcher } from '../../routing/matcher.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { isError } from '../../text/problem-text.ts';
import type { Compilation } from '../document/compilation.ts';
import { type ConfigFile, isFilled } from '../document/config-file.ts';
import type { WrittenMatch } from './match-schema.ts';

/** The matcher that `match`, `matchAny` and `matchAnnotations` of a map make. Undefined if an error was reported. */
export function compileMatchOf(
  written: WrittenMatch,
  at: KeyPath,
  file: ConfigFile,
  compilation: Compilation,
): Matcher | undefined {
  const asText = (key: keyof WrittenMatch) =>
    written[key] === undefined ? {} : { [key]: numbersAsWritten(written[key], file, [...at, key]) };
  const compiled = compileRouteMatch({ ...asText('match'), ...asText('matchAny'), ...asText('matchAnnotations') });
  return reported(compiled, at, file, compilation);
}

/** The matcher of a single match, as it stands at a place of its own. */
export function compileMatchAt(
  written: unknown,
  at: KeyPath,
  file: ConfigFile,
  compilation: Compilation,
): Matcher | undefined {
  const { matchers, problems } = compileMatch(numbersAsWritten(written, file, at), []);
  const matcher = problems.some(isError) ? {} : { matcher: allOf(matchers) };
  return reported({ ...matcher, problems }, at, file, compilation);
}

function reported(
  { matcher, problems }: CompiledMatch,
  at: KeyPath,
  file: ConfigFile,
  { report }: Compilation,
): Matcher | undefined {
  for (const { path, ...problem } of problems) {
    const place = [...at, ...path];
    // What the environment gives may be right elsewhere, and is not repeated.
    if (isError(problem) || !isFilled(file, place)) report(file, { ...problem, at: place });
  }
  return matcher;
}

/** Labels are texts: `version: 1.10` means the label `1.10`, not the number 1.1. */
function numbersAsWritten(value: unknown, file: ConfigFile, at: KeyPath): unknown {
  if (typeof value === 'number') return file.positions.written(at) ?? String(value);
  if (Array.isArray(value)) return value.map((item, index) => numbersAsWritten(item, file, [...at, index]));
  if (!isJsonObject(value)) return value;
  const map: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) map[key] = numbersAsWritten(value[key], file, [...at, key]);
  return map;
}
