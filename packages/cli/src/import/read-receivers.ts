import { RECEIVER_KEYS } from './known-keys.ts';
import type { Place, Problems } from './problems.ts';
import { mapReader } from './read-values.ts';
import type { WrittenMap } from './written.ts';

/** A receiver: a name, and the integrations that hear of its alerts. */
export interface Receiver extends Place {
  readonly name: string;
  readonly comment?: string;
  readonly integrations: readonly Integration[];
  /** What could not be carried over. */
  readonly notes: readonly string[];
}

/** One entry of `webhook_configs`, `slack_configs`, ... */
export interface Integration {
  /** The key that it stands under: `webhook_configs`. */
  readonly kind: string;
  readonly map: WrittenMap;
}

export function readReceivers(list: readonly WrittenMap[], problems: Problems): readonly Receiver[] {
  const names = new Set<string>();
  return list.flatMap((map) => {
    const receiver = readReceiver(map, problems);
    if (receiver === undefined) return [];
    if (names.has(receiver.name)) problems.error(map, `two receivers have the name ${JSON.stringify(receiver.name)}`);
    names.add(receiver.name);
    return [receiver];
  });
}

function readReceiver(map: WrittenMap, problems: Problems): Receiver | undefined {
  const reader = mapReader(map, RECEIVER_KEYS, problems);
  const name = reader.text('name');
  if (!name) return problems.error(map, 'a receiver has no name');
  const integrations = [...map.entries.keys()]
    .filter(isKind)
    .flatMap((kind) => reader.maps(kind).map((integration) => ({ kind, map: integration })));
  return {
    line: map.line,
    path: map.path,
    name,
    ...(map.comment === undefined ? {} : { comment: map.comment }),
    integrations,
    notes: reader
      .leftOver()
      .map(([key, value]) => problems.note(value, `\`${key}\` of a receiver is not carried over`)),
  };
}

function isKind(key: string): boolean {
  return RECEIVER_KEYS.keys?.has(key) === true && key.endsWith('_configs');
}
