import type { TextMap } from '@signalbox/sdk';
import type { GroupBy } from '../routing/route.ts';

/** The values that put an alert into its group, by label name in the order of `groupBy`. A missing label is the empty string. */
export function groupKeyOf(groupBy: GroupBy, labels: TextMap): TextMap {
  const names = groupBy.type === 'all' ? Object.keys(labels).sort() : groupBy.names;
  const key: Record<string, string> = Object.create(null);
  for (const name of names) key[name] = labels[name] ?? '';
  return key;
}

/** One text for a route and a group key: equal only if both are. */
export function groupAddress(routeId: string, key: TextMap): string {
  let address = routeId;
  for (const name in key) address += `\u0000${name}\u0001${key[name]}`;
  return address;
}
