import { compileMatcherList, didYouMean, formatMatcher, isMatchOperator } from '@signalbox/core';
import type { SilenceRecord } from '@signalbox/core/store';
import { type Read, refused } from '../../intake/refusal.ts';
import { readTime } from './times.ts';

export const SILENCE_LIMITS = { matchers: 100, matcherLength: 2_000, authorLength: 200, commentLength: 2_000 } as const;
const KEYS = ['matchers', 'startsAt', 'endsAt', 'author', 'comment', 'force'];

/** What a person asks for; when it begins may be left open. */
export type AskedSilence = Pick<SilenceRecord, 'matchers' | 'endsAt' | 'author' | 'comment'> & {
  readonly startsAt?: number;
};

/** Reads a silence. All that is wrong is said at once, a sentence each. */
export function readSilence(body: unknown): Read<AskedSilence> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return refused(400, 'bad-silence', 'a silence is a JSON object');
  }
  const asked: Readonly<Record<string, unknown>> = { ...body };
  const problems: string[] = [];
  for (const key of Object.keys(asked)) {
    if (KEYS.includes(key)) continue;
    const hint = didYouMean(key, KEYS);
    problems.push(`unknown key ${JSON.stringify(key.slice(0, 100))}${hint === undefined ? '' : `: ${hint}`}`);
  }
  const { force = false } = asked;
  if (typeof force !== 'boolean') problems.push('`force` is true or false');
  const matchers = readMatchers(asked['matchers'], force === true, problems);
  const startsAt = asked['startsAt'] === undefined ? undefined : timeOf(asked, 'startsAt', problems);
  const endsAt = timeOf(asked, 'endsAt', problems);
  const author = textOf(asked, 'author', SILENCE_LIMITS.authorLength, problems);
  const comment = textOf(asked, 'comment', SILENCE_LIMITS.commentLength, problems);
  if (problems.length > 0) return refused(400, 'bad-silence', problems.join('; '), { problems });
  return { ok: true, value: { matchers, endsAt, author, comment, ...(startsAt === undefined ? {} : { startsAt }) } };
}

function readMatchers(written: unknown, force: boolean, problems: string[]): readonly string[] {
  if (!Array.isArray(written) || written.length === 0) {
    problems.push(`\`matchers\` is missing: a list like ["host='db-1'"]`);
    return [];
  }
  if (written.length > SILENCE_LIMITS.matchers) {
    problems.push(`\`matchers\` has more than ${SILENCE_LIMITS.matchers} items`);
    return [];
  }
  const texts: string[] = [];
  for (const [index, item] of written.entries()) {
    const text = matcherText(item);
    if (text === undefined) problems.push(`matcher ${index + 1}: write a text like host="db-1", or {"name", "value", "op"}`);
    else if (text.length > SILENCE_LIMITS.matcherLength) {
      problems.push(`matcher ${index + 1} is longer than ${SILENCE_LIMITS.matcherLength} characters`);
    } else texts.push(text);
  }
  if (texts.length < written.length) return [];
  const compiled = compileMatcherList(texts);
  if (compiled.matcher === undefined) {
    problems.push(...compiled.mistakes.map(({ path, message }) => `matcher ${Number(path[0]) + 1}: ${message}`));
    return [];
  }
  if (compiled.texts.length === 0) problems.push('the matchers say nothing: name a label and its value');
  else if (!force && compiled.matcher.test({ labels: {}, annotations: {} })) {
    problems.push(
      'the matchers hold for an alert without any labels, so they may hide everything: name a value that a label must have, or say "force": true',
    );
  }
  return compiled.texts;
}

/** A matcher as text, or as an object; undefined: neither. */
function matcherText(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return undefined;
  const { name, value, op = '=', ...others }: Readonly<Record<string, unknown>> = { ...item };
  if (typeof name !== 'string' || typeof value !== 'string' || typeof op !== 'string') return undefined;
  if (name === '' || !isMatchOperator(op) || Object.keys(others).length > 0) return undefined;
  return formatMatcher({ name, operator: op, value });
}

function timeOf(asked: Readonly<Record<string, unknown>>, key: string, problems: string[]): number {
  const written = asked[key];
  const time = typeof written === 'string' ? readTime(written) : undefined;
  if (time !== undefined) return time;
  const trouble = written === undefined ? 'is missing' : 'is no time';
  problems.push(`\`${key}\` ${trouble}: write it like 2026-11-23T10:00:00+09:00`);
  return 0;
}

function textOf(asked: Readonly<Record<string, unknown>>, key: string, longest: number, problems: string[]): string {
  const text = asked[key];
  if (typeof text !== 'string' || text.trim() === '') {
    problems.push(`\`${key}\` is missing: ${key === 'author' ? 'who silences' : 'why it is silenced'}`);
    return '';
  }
  if (text.length > longest) problems.push(`\`${key}\` is longer than ${longest} characters`);
  return text;
}
