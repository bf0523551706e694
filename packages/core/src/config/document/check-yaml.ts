import type { OptionsSchema } from '@signalbox/sdk';
import { formatKeyPath } from '../problems/key-path.ts';
import { type Finding, type KeyPath, type Problem, sortProblems } from '../problems/problem.ts';
import { schemaFindings } from '../schema/schema-problems.ts';
import { schemaValidator } from '../schema/schema-validator.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { Position } from '../yaml/yaml-positions.ts';

/** A YAML file beside a configuration: tests, snapshots. */
export interface CheckedYaml {
  /** As the schema describes it, defaults filled in, if there are no problems. Maps have no prototype. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The problem that something found later is. */
  problemOf(finding: Finding): Problem;
  placeOf(path: KeyPath): Position;
  /** A number, boolean or null as it was written: `1.10`. */
  written(path: KeyPath): string | undefined;
}

/** Reads a YAML file that is no configuration, and finds what is wrong with it as in one. Never throws. */
export function checkYaml(
  text: string,
  { file, schema }: { readonly file: string; readonly schema: OptionsSchema },
): CheckedYaml {
  const { value, positions, mistakes, broken } = parseYaml(text);
  const problemOf = ({ severity = 'error', code, at, on, message, hint }: Finding): Problem => ({
    severity,
    code,
    file,
    ...positions.of(at, on),
    path: formatKeyPath(at),
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const syntax = mistakes.map(({ code, offset, message, hint }): Problem => {
    const place = { file, ...positions.ofOffset(offset), path: '' };
    return { severity: 'error', code, ...place, message, ...(hint === undefined ? {} : { hint }) };
  });
  const { findings } = broken
    ? { findings: [] }
    : schemaFindings(schemaValidator(schema)(value), { base: [], value, ours: false });
  return {
    value,
    problems: sortProblems([...syntax, ...findings.map(problemOf)], [file]),
    problemOf,
    placeOf: (path) => positions.of(path),
    written: (path) => positions.written(path),
  };
}
