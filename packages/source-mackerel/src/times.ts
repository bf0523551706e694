/** Earliest and latest time that is believed, epoch milliseconds: milliseconds taken for seconds fall outside. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Epoch milliseconds from epoch seconds, Mackerel's unit but for the deprecated `createdAt` of an alert. Undefined: no time that is believed. */
export function readSeconds(value: unknown): number | undefined {
  const at = typeof value === 'number' ? Math.round(value * 1000) : Number.NaN;
  return at >= EARLIEST && at < LATEST ? at : undefined;
}

/**
 * A close is the last word on an alert: ids are not opened again. Mackerel tells whole seconds, so a close counts at
 * the end of its second: an open of that same second which arrives later is older.
 */
export function lastWordAt(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known) + 999;
}
