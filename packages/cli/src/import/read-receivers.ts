import type { Place, Problems } from './problems.ts';
import { asMap, mapReader } from './read-values.ts';
import type { Written, WrittenMap } from './written.ts';

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
  const reader = mapReader(map, problems);
  const name = reader.text('name');
  if (!name) return problems.error(map, 'a receiver has no name');
  const others = reader.leftOver();
  return {
    line: map.line,
    path: map.path,
    name,
    ...(map.comment === undefined ? {} : { comment: map.comment }),
    integrations: others.flatMap(([kind, value]) => (isKind(kind) ? integrationsOf(kind, value, problems) : [])),
    notes: others.flatMap(([key, value]) =>
      isKind(key) ? [] : [problems.note(value, `\`${key}\` of a receiver is not carried over`)],
    ),
  };
}

/** Every version brings new ones. */
function isKind(key: string): boolean {
  return key.endsWith('_configs');
}

function integrationsOf(kind: string, value: Written, problems: Problems): readonly Integration[] {
  if (value.type !== 'list') {
    problems.error(value, 'a list is expected here');
    return [];
  }
  return value.items.flatMap((item) => {
    const map = asMap(item, problems);
    return map === undefined ? [] : [{ kind, map }];
  });
}
