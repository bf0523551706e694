const ISO_TIME = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Epoch milliseconds of a time as RFC 3339 writes it, with its zone; undefined for anything else. */
export function readTime(text: string): number | undefined {
  const day = ISO_TIME.exec(text)?.[1];
  if (day === undefined) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // The 30th of February would be read as one of March.
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

export function timeText(time: number): string {
  return new Date(time).toISOString();
}

/** For fields that are always there. */
export function timeTextOrNull(time: number | undefined): string | null {
  return time === undefined ? null : timeText(time);
}
