/** The parts of a time in a zone, by the names of `Intl.DateTimeFormatPartTypes`; `zone` as `GMT+09:00` or as a short name. */
export type ZoneTime = (at: number, zone: 'offset' | 'name') => ReadonlyMap<string, string>;

const FIELDS = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  weekday: 'short',
} as const satisfies Intl.DateTimeFormatOptions;

/**
 * Formatters cost far more to make than to use. A zone may come from data, so no more than this many are kept; what a zone
 * gives never changes, so forgetting one changes nothing.
 */
const MOST_KEPT = 100;
const kept = new Map<string, ZoneTime | undefined>();

/** How times read in a zone of the IANA database; undefined if there is no such zone. */
export function zoneTime(zone: string): ZoneTime | undefined {
  if (kept.has(zone)) return kept.get(zone);
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = makeZoneTime(zone);
  kept.set(zone, made);
  return made;
}

function makeZoneTime(timeZone: string): ZoneTime | undefined {
  try {
    const offset = new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone, timeZoneName: 'longOffset' });
    const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' });
    return (at, zone) => {
      const format = zone === 'offset' ? offset : name;
      return new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    };
  } catch {
    return undefined;
  }
}
