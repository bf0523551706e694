import type { OptionsSchema } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { formatKeyPath } from '../problems/key-path.ts';
import { type Problem, type ProblemAt, sortProblems } from '../problems/problem.ts';
import { withMerges } from '../yaml/merge-keys.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { Position } from '../yaml/yaml-positions.ts';
import { schemaProblems } from './schema-problems.ts';
import { schemaValidator } from './schema-validator.ts';

/** A YAML file beside a configuration: tests, snapshots. */
export interface CheckedYaml {
  /** As the schema describes it, defaults filled in, if there are no problems. Maps have no prototype. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The problem that something found later is. */
  problemOf(problem: ProblemAt): Problem;
  placeOf(path: KeyPath): Position;
  /** A number, boolean or null as it was written: `1.10`. */
  written(path: KeyPath): string | undefined;
}

/** Reads a YAML file that is no configuration, and finds what is wrong with it as in one. Never throws. */
export function checkYaml(
  text: string,
  { file, schema }: { readonly file: string; readonly schema: OptionsSchema },
): CheckedYaml {
  const parsed = parseYaml(text);
  const { value, positions } = parsed;
  const problemOf = ({ severity = 'error', code, at, on, message, hint }: ProblemAt): Problem => ({
    severity,
    code,
    file,
    ...positions.of(at, on),
    path: formatKeyPath(at),
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const syntax = parsed.problems.map(({ code, offset, message, hint }): Problem => {
    const place = { file, ...positions.ofOffset(offset), path: '' };
    return { severity: 'error', code, ...place, message, ...(hint === undefined ? {} : { hint }) };
  });
  const { problems } = parsed.broken
    ? { problems: [] }
    : schemaProblems(schemaValidator(schema)(value), {
        base: [],
        value,
        ours: false,
        writtenAt: (path) => positions.written(path),
      });
  return {
    value,
    problems: sortProblems([...syntax, ...withMerges(parsed.merges, problems).map(problemOf)], [file]),
    problemOf,
    placeOf: (path) => positions.of(path),
    written: (path) => positions.written(path),
  };
}
