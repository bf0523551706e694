import { SEVERITIES } from '@signalbox/sdk';
import { nearestName } from './did-you-mean.ts';
import type { ProblemText } from './problem-text.ts';
import { truthOf } from './truth-words.ts';

/** What other programs call an end. */
const END_WORDS: ReadonlySet<string> = new Set(['ok', 'normal', 'recovered', 'recovery']);
/** What people write for all severities. */
const ALL_WORDS: ReadonlySet<string> = new Set(['all', 'any', 'every', 'everything', '*', 'firing']);
/** An abbreviation that is shorter than this may be anything. */
const SHORTEST_ABBREVIATION = 3;

/**
 * A warning about a text in place of a severity that most likely is none: it nearly is one that is known, or a truth.
 * Undefined for the known ones, whatever their case, and for words that a sender may well have of its own.
 *
 * @param known with the words that mean something there besides
 */
export function doubtSeverity(
  written: string,
  known: readonly string[] = SEVERITIES,
): ProblemText<'unknown-severity'> | undefined {
  const word = written.toLowerCase();
  if (known.some((one) => isVariant(word, one.toLowerCase()))) return undefined;
  const meant = nearestName(word, known) ?? known.find((one) => isShortOrLong(word, one)) ?? endAmong(word, known);
  if (meant === undefined && truthOf(word) === undefined && !ALL_WORDS.has(word)) return undefined;
  return {
    severity: 'warning',
    code: 'unknown-severity',
    message: `${JSON.stringify(written)} is not a severity that Signalbox knows`,
    hint: meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`,
  };
}

/** The known one itself, or one that is made from it on purpose: `critical-db`, `info2`. */
function isVariant(word: string, known: string): boolean {
  return word.startsWith(known) && !/^\p{L}/u.test(word.slice(known.length));
}

/** `crit` for `critical`, `information` for `info`. */
function isShortOrLong(word: string, known: string): boolean {
  const [short, long] = word.length < known.length ? [word, known] : [known, word];
  return short.length >= SHORTEST_ABBREVIATION && long.startsWith(short) && /^\p{L}+$/u.test(long);
}

function endAmong(word: string, known: readonly string[]): string | undefined {
  return END_WORDS.has(word) ? known.find((one) => one === 'resolved') : undefined;
}
