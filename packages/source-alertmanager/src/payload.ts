import {
  isJsonObject,
  type JsonObject,
  type ReceivedAlert,
  type SourceRemark,
  type SourceResult,
} from '@signalbox/sdk';

/** A value, or a sentence that says why there is none. */
export type Reading<Value> = { readonly value: Value } | { readonly problem: string };

/** Takes a sentence about a member of an alert that is strange and refuses nothing. */
export type Remark = (sentence: string) => void;

/** Most remarks on one payload: 500 alerts with the same mistake need no 500 sentences. */
const MAX_REMARKS = 10;

/** Longest part of a foreign text that a problem quotes. */
const MAX_QUOTED_CHARS = 40;

/** Reads each item; one that cannot be read is a problem and takes no other with it. */
export function readEach(
  items: readonly unknown[],
  listName: string,
  read: (item: JsonObject, remark: Remark) => Reading<ReceivedAlert>,
): SourceResult {
  const alerts: ReceivedAlert[] = [];
  const problems: string[] = [];
  const remarks: SourceRemark[] = [];
  let place = 0;
  const remark: Remark = (sentence) => {
    if (remarks.length === MAX_REMARKS) return;
    remarks.push({ reason: 'strange-member', text: `${listName}[${place}]: ${sentence}` });
  };
  for (; place < items.length; place++) {
    const item = items[place];
    const reading = isJsonObject(item) ? read(item, remark) : { problem: 'the alert is not an object' };
    if ('value' in reading) alerts.push(reading.value);
    else problems.push(`${listName}[${place}]: ${reading.problem}`);
  }
  return remarks.length === 0 ? { alerts, problems } : { alerts, problems, remarks };
}

/** A foreign text as a problem may show it. */
export function quoted(text: string): string {
  const start = text.slice(0, MAX_QUOTED_CHARS).toWellFormed();
  return JSON.stringify(start.length < text.length ? `${start}…` : start);
}
