import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { WrittenInhibition } from '../written-config.ts';

/** An inhibition rule has one source, or several of them. */
export function inhibitionSources(
  { source, sources }: WrittenInhibition,
  file: ConfigFile,
  at: KeyPath,
): readonly ProblemAt[] {
  if (source !== undefined && sources !== undefined) {
    const message = '`sources` cannot stand beside `source`';
    const hint = 'write `source` as one of the `sources`';
    return [{ code: 'wrong-value', at: [...at, 'sources'], on: 'key', message, hint }];
  }
  const isSaid = source !== undefined || valueAt(file.value, [...at, 'sources']) !== undefined;
  if (isSaid) return [];
  const hint = 'add `source: { LABEL: VALUE }`: while such an alert fires, the targets are not told';
  return [{ code: 'missing-key', at, message: 'missing key "source"', hint }];
}
