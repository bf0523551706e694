/** Date, hours to seconds, fraction, zone. A leap second and 24:00 are no times to Alertmanager either. */
const FORM = /^(\d{4}-\d{2}-(\d{2}))T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d+))?(?:Z|([+-]\d{2}):?(\d{2}))?$/;

/** What the engine's own parser reads as it should be read: a day that its month has in every year, in UTC. */
const PLAIN_FORM =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** Go's zero time, which its senders write where there is none. */
const ZERO_TIME = Date.parse('0001-01-01T00:00:00Z');

/** Epoch milliseconds, `undefined` where no time is said, `NaN` where something else than a time is said. */
export function readTime(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const time = typeof value === 'string' ? parseTime(value) : Number.NaN;
  return time === ZERO_TIME ? undefined : time;
}

/**
 * RFC 3339 with any number of fraction digits; what is finer than milliseconds is cut. As Alertmanager's own parser
 * it takes a zone without a colon, and none for UTC.
 *
 * @see https://pkg.go.dev/github.com/go-openapi/strfmt#ParseDateTime
 */
function parseTime(text: string): number {
  if (PLAIN_FORM.test(text)) return Date.parse(text);
  const match = FORM.exec(text);
  if (match === null) return Number.NaN;
  const [, date, day, time, fraction = '', zoneHours, zoneMinutes] = match;
  // The engine's parser takes the 30th of February for the 2nd of March.
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(day)) return Number.NaN;
  const zone = zoneHours === undefined ? 'Z' : `${zoneHours}:${zoneMinutes}`;
  return Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
}
