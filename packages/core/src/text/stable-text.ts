import { isJsonObject } from '@signalbox/sdk';

/** JSON whose maps are in the order of their keys: equal values give equal texts. */
export function stableText(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isJsonObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}
