import { didYouMean } from '@signalbox/core';
import type { SilenceRecord } from '@signalbox/core/store';
import { isJsonObject, Type } from '@signalbox/sdk';
import { component, exactly, timeSchema } from '../../http/component.ts';
import { type Result, refused } from '../../http/http-problem.ts';
import { readTime } from '../times.ts';
import { readSilenceMatchers, silenceMatchersSchema } from './silence-matchers.ts';

const MAX_AUTHOR_LENGTH = 200;
const MAX_COMMENT_LENGTH = 2_000;

/** A silence as people send it. */
export const newSilenceSchema = component(
  'NewSilence',
  exactly({
    matchers: silenceMatchersSchema,
    startsAt: Type.Optional(Type.String({ format: 'date-time', description: 'Default: now; of a change: as it was.' })),
    endsAt: timeSchema,
    author: Type.String({ pattern: '\\S', maxLength: MAX_AUTHOR_LENGTH }),
    comment: Type.String({ pattern: '\\S', maxLength: MAX_COMMENT_LENGTH }),
    force: Type.Optional(
      Type.Boolean({ default: false, description: 'Accept also matchers that may silence everything.' }),
    ),
  }),
);

const KEYS = Object.keys(newSilenceSchema.properties);

/** What a person asks for. */
export type NewSilence = Pick<SilenceRecord, 'matchers' | 'endsAt' | 'author' | 'comment'> & {
  readonly startsAt?: number;
};

/** Reads a silence. Everything that is wrong is reported at once, a sentence each. */
export function readNewSilence(body: unknown): Result<NewSilence> {
  if (!isJsonObject(body)) {
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
  const matchers = readSilenceMatchers(asked['matchers'], force === true);
  problems.push(...matchers.problems);
  const startsAt = asked['startsAt'] === undefined ? undefined : timeOf(asked, 'startsAt', problems);
  const endsAt = timeOf(asked, 'endsAt', problems);
  const author = textOf(asked, 'author', MAX_AUTHOR_LENGTH, problems);
  const comment = textOf(asked, 'comment', MAX_COMMENT_LENGTH, problems);
  if (problems.length > 0) return refused(400, 'bad-silence', problems.join('; '), { problems });
  return {
    ok: true,
    value: { matchers: matchers.texts, endsAt, author, comment, ...(startsAt === undefined ? {} : { startsAt }) },
  };
}

function timeOf(asked: Readonly<Record<string, unknown>>, key: string, problems: string[]): number {
  const written = asked[key];
  const time = typeof written === 'string' ? readTime(written) : undefined;
  if (time !== undefined) return time;
  const problem = written === undefined ? 'is missing' : 'is not a time';
  problems.push(`\`${key}\` ${problem}: write it like 2026-11-23T10:00:00+09:00`);
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
