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
  for (const name in key) address += addressPart(name, key[name]);
  return address;
}

/** The same from labels, without making their key: almost every alert has a group already. */
export function groupAddressOf(routeId: string, groupBy: GroupBy, labels: TextMap): string {
  if (groupBy.type === 'all') return groupAddress(routeId, groupKeyOf(groupBy, labels));
  let address = routeId;
  for (const name of groupBy.names) address += addressPart(name, labels[name] ?? '');
  return address;
}

function addressPart(name: string, value: string | undefined): string {
  return `\u0000${name}\u0001${value}`;
}
