import { didYouMean } from '../../text/did-you-mean.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { type ConfigFile, quoted } from '../document/config-file.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** A time zone is one of the IANA database; an offset would know nothing of daylight saving. */
export function knownTimeZone(timeZone: string | undefined, at: KeyPath, file: ConfigFile): readonly ProblemAt[] {
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  const hint = didYouMean(timeZone, Intl.supportedValuesOf('timeZone')) ?? 'write for instance `Asia/Tokyo` or `UTC`';
  return [{ code: 'unknown-time-zone', at, message: `${quoted(file, at)} is no time zone`, hint }];
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
