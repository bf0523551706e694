import { type LiveSilence, silenceCondition } from '@signalbox/core';
import type { SilenceRecord } from '@signalbox/core/store';
import { type Static, Type } from '@signalbox/sdk';
import { component, exactly, timeSchema } from '../../http/component.ts';
import type { Serving } from '../../http/serving.ts';
import { timeText } from '../times.ts';

/** What a person asked for. */
const content = {
  matchers: Type.Array(Type.String(), { minItems: 1 }),
  startsAt: timeSchema,
  endsAt: timeSchema,
  author: Type.String(),
  comment: Type.String(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
};

export const SILENCE_STATES = ['pending', 'active', 'expired'] as const;

export const silenceSchema = component(
  'Silence',
  exactly({
    id: Type.String(),
    planned: Type.Boolean({ description: 'It is written in the configuration; the others were made by people.' }),
    state: Type.Enum(SILENCE_STATES),
    condition: Type.String({ description: 'Which alerts it silences, for people.' }),
    hides: Type.Integer({ minimum: 0, description: 'Alerts that it silences now.' }),
    matchers: Type.Optional(content.matchers),
    startsAt: Type.Optional(timeSchema),
    endsAt: Type.Optional(timeSchema),
    author: Type.Optional(content.author),
    comment: content.comment,
    createdAt: Type.Optional(timeSchema),
    updatedAt: Type.Optional(timeSchema),
  }),
);

export const silenceRevisionSchema = component(
  'SilenceRevision',
  exactly({ revision: Type.Integer({ minimum: 1 }), ...content }),
);

/** A silence as `/api/v1` shows it: planned ones have no record. */
export function silenceJson(silence: LiveSilence): Static<typeof silenceSchema> {
  const { id, record, state, matchers, comment, hides } = silence;
  return {
    id,
    planned: record === undefined,
    state,
    condition: matchers,
    comment,
    hides,
    ...(record === undefined ? {} : recordJson(record)),
  };
}

export function revisionJson(revision: number, record: SilenceRecord): Static<typeof silenceRevisionSchema> {
  return { revision, ...recordJson(record) };
}

function recordJson({ matchers, startsAt, endsAt, author, comment, createdAt, updatedAt }: SilenceRecord) {
  return {
    matchers,
    startsAt: timeText(startsAt),
    endsAt: timeText(endsAt),
    author,
    comment,
    createdAt: timeText(createdAt),
    updatedAt: timeText(updatedAt),
  };
}

/** A silence by its id: one that the engine knows, or one that expired long ago. */
export async function findSilence(
  { engine, store }: Pick<Serving, 'engine' | 'store'>,
  id: string,
): Promise<LiveSilence | undefined> {
  const live = engine.silences().find((silence) => silence.id === id);
  if (live !== undefined) return live;
  const [record] = await store.silenceHistory(id);
  if (record === undefined) return undefined;
  const { matchers, comment } = record;
  return { id, record, state: 'expired', matchers: silenceCondition(matchers), comment, hides: 0 };
}

export const UNKNOWN_SILENCE = 'no silence has this id';
