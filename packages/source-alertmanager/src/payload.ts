import { isJsonObject, type JsonObject, type ReceivedAlert, type SourceResult } from '@signalbox/sdk';

/** A value, or a sentence that says why there is none. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: string };

/** Longest part of a foreign text that a problem quotes. */
const MAX_QUOTED_CHARS = 40;

/** Reads each item; one that cannot be read is a problem and takes no other with it. */
export function readEach(
  items: readonly unknown[],
  listName: string,
  read: (item: JsonObject) => Reading<ReceivedAlert>,
): SourceResult {
  const alerts: ReceivedAlert[] = [];
  const problems: string[] = [];
  for (let place = 0; place < items.length; place++) {
    const item = items[place];
    const reading = isJsonObject(item) ? read(item) : { problem: 'the alert is not an object' };
    if ('value' in reading) alerts.push(reading.value);
    else problems.push(`${listName}[${place}]: ${reading.problem}`);
  }
  return { alerts, problems };
}

/** A foreign text as a problem may show it. */
export function quoted(text: string): string {
  const start = text.slice(0, MAX_QUOTED_CHARS).toWellFormed();
  return JSON.stringify(start.length < text.length ? `${start}…` : start);
}
