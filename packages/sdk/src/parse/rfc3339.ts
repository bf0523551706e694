/** Date, its day, time to the second, fraction, zone. */
const FORM = /^(\d{4}-\d{2}-(\d{2}))T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** What the engine's own parser reads as it should be read: a day that its month has in every year, in UTC. */
const PLAIN_FORM =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/**
 * Epoch milliseconds of a time as RFC 3339 writes it, such as `2026-12-01T09:00:00.5+09:00`; undefined for anything
 * else, a day that its month does not have among it. What is finer than milliseconds is cut. A leap second (`:60`) is
 * no time here, since epoch milliseconds have no place for it; `T` and `Z` are capital letters.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function parseRfc3339(text: string): number | undefined {
  if (PLAIN_FORM.test(text)) return Date.parse(text);
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, date, day, time, fraction = '', zone] = match;
  // The engine's parser takes the 30th of February for the 2nd of March.
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(day)) return undefined;
  return Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
}
