import { INHIBITION_KEYS } from './known-keys.ts';
import { type Block, block, comments } from './piece.ts';
import type { Problems } from './problems.ts';
import { readMatch } from './read-match.ts';
import { mapReader } from './read-values.ts';
import type { WrittenMap } from './written.ts';

/**
 * An inhibition rule.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule
 */
export function convertInhibition(map: WrittenMap, mask: (comment: string) => string, problems: Problems): Block {
  const reader = mapReader(map, INHIBITION_KEYS, problems);
  const source = readMatch(reader, 'source_', problems) ?? block({});
  const target = readMatch(reader, 'target_', problems) ?? block({});
  const equal = reader.labels('equal').map(({ text }) => text);
  const name = reader.text('name');
  return block(
    { source, target, equal: equal.length === 0 ? undefined : [...new Set(equal)] },
    { tall: true, ...comments(map.comment === undefined ? undefined : mask(map.comment), name) },
  );
}
