import { didYouMean } from '../../text/did-you-mean.ts';
import { toNumber, toText } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';
import { type ZoneTime, zoneTime } from './zone-time.ts';

/** The furthest time that a date can have, epoch milliseconds. */
const LAST = 8_640_000_000_000_000;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['', 'yyyy-MM-dd HH:mm:ss zzz'],
  ['date', 'yyyy-MM-dd'],
  ['time', 'HH:mm:ss'],
  ['iso', 'yyyy-MM-ddTHH:mm:ssxxx'],
]);
/** What other programs show a part of a time by; `h`, `T` and `Z` may well be meant to stand for themselves. */
const FOREIGN_TOKEN = /^(?:Y+|y+|D+|Do|d+|M+|hh|H|m|s|S+|E+|a|A)$/;
const TOKEN = /yyyy|MM|dd|HH|mm|ss|SSS|EEE|zzz|xxx/g;

/**
 * `yyyy` `MM` `dd` `HH` `mm` `ss` `SSS`, `EEE` (Mon), `zzz` (the zone's short English name: UTC, EST, GMT+9) and
 * `xxx` (+09:00); anything else in a format stands for itself. An unknown zone that comes from data is taken for UTC.
 */
export const formatTime: TemplateHelper = {
  name: 'formatTime',
  signature: 'formatTime t zone format',
  description:
    'A time in a zone of the IANA database (UTC if none is given). The format is iso, date, time, or made of yyyy MM dd HH mm ss SSS EEE zzz xxx.',
  example: { template: '{{formatTime now "Asia/Tokyo" "yyyy-MM-dd HH:mm"}}', shows: '2026-11-23 19:00' },
  arity: [1, 3],
  run: ([value, zone, format]) => {
    const at = toNumber(value);
    const clock = zoneTime(toText(zone) || 'UTC') ?? zoneTime('UTC');
    if (at === undefined || Math.abs(at) > LAST || clock === undefined) return toText(value);
    const written = toText(format);
    return show(at, clock, NAMED.get(written) ?? written);
  },
  check: ([, zone]) => {
    if (typeof zone !== 'string' || zone === '' || zoneTime(zone) !== undefined) return undefined;
    return `unknown time zone "${zone}"`;
  },
  doubt: ([, , format]) => {
    if (typeof format !== 'string' || NAMED.has(format)) return undefined;
    const hint = didYouMean(format, NAMED.keys()) ?? 'a format has yyyy MM dd HH mm ss SSS EEE zzz xxx';
    const rest = format.replace(TOKEN, ' ');
    if (rest === format) return { message: `the format "${format}" shows nothing of a time`, hint };
    const foreign = rest.match(/[A-Za-z]+/g)?.find((letters) => FOREIGN_TOKEN.test(letters));
    return foreign === undefined ? undefined : { message: `"${foreign}" stands for itself in a format`, hint };
  },
};

function show(at: number, clock: ZoneTime, format: string): string {
  const parts = clock(at, 'offset');
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return format.replace(TOKEN, (token) => {
    switch (token) {
      case 'yyyy':
        return part('year').padStart(4, '0');
      case 'MM':
        return part('month');
      case 'dd':
        return part('day');
      case 'HH':
        return part('hour');
      case 'mm':
        return part('minute');
      case 'ss':
        return part('second');
      case 'SSS':
        return part('fractionalSecond');
      case 'EEE':
        return part('weekday');
      case 'xxx':
        return part('timeZoneName').slice('GMT'.length) || '+00:00';
      default:
        return clock(at, 'name').get('timeZoneName') ?? '';
    }
  });
}
