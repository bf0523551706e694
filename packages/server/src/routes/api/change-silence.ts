import { randomUUID } from 'node:crypto';
import type { SilenceRecord } from '@signalbox/core/store';
import { type Read, refused } from '../../intake/refusal.ts';
import { storeRefusal } from '../../intake/store-refusal.ts';
import type { Serving } from '../../serving.ts';
import { type ApiAnswer, type ApiRequest, answered } from './api-route.ts';
import { findSilence } from './find-silence.ts';
import { readSilence } from './read-silence.ts';
import { silenceJson } from './silence-json.ts';

type Answer = Promise<Read<ApiAnswer>>;

export const UNKNOWN_SILENCE = 'no silence has this id';

export async function addSilence(serving: Serving, { body }: ApiRequest): Answer {
  const asked = readSilence(body);
  if (!asked.ok) return asked;
  const now = serving.now();
  const { startsAt = now } = asked.value;
  const id = randomUUID();
  const record = { ...asked.value, id, startsAt: Math.max(startsAt, now), createdAt: now, updatedAt: now };
  const answer = await save(serving, record);
  if (!answer.ok) return answer;
  return { ok: true, value: { ...answer.value, status: 201, headers: { location: `/api/v1/silences/${id}` } } };
}

/** Says all of a silence anew; when it began stays, unless it is yet to begin. */
export async function changeSilence(serving: Serving, { params, body }: ApiRequest): Answer {
  const found = findOwn(serving, params['id'] ?? '');
  if (!found.ok) return found;
  const { id, startsAt: begins, createdAt, endsAt } = found.value;
  const now = serving.now();
  if (endsAt <= now) return refused(409, 'silence-over', 'this silence is over: add another one');
  const asked = readSilence(body);
  if (!asked.ok) return asked;
  const { startsAt = begins } = asked.value;
  const earliest = Math.min(begins, now);
  return save(serving, {
    ...asked.value,
    id,
    startsAt: startsAt > now ? startsAt : earliest,
    createdAt,
    updatedAt: now,
  });
}

/** Ends a silence now, also one that never began; one that is over stays as it is. Nothing is deleted. */
export async function expireSilence(serving: Serving, { params }: ApiRequest): Answer {
  const found = findOwn(serving, params['id'] ?? '');
  if (!found.ok) return found;
  const record = found.value;
  const now = serving.now();
  if (record.endsAt <= now) return show(serving, record.id);
  return set(serving, { ...record, startsAt: Math.min(record.startsAt, now), endsAt: now, updatedAt: now });
}

function findOwn(serving: Serving, id: string): Read<SilenceRecord> {
  const silence = findSilence(serving, id);
  if (silence === undefined) return refused(404, 'unknown-silence', UNKNOWN_SILENCE);
  if (silence.record !== undefined) return { ok: true, value: silence.record };
  return refused(409, 'planned-silence', 'this silence is planned in the configuration: change it there');
}

async function save(serving: Serving, record: SilenceRecord): Answer {
  const { startsAt, endsAt, updatedAt: now } = record;
  if (endsAt <= now) return refused(400, 'bad-silence', '`endsAt` lies in the past');
  if (endsAt <= startsAt) return refused(400, 'bad-silence', '`endsAt` does not lie after `startsAt`');
  return set(serving, record);
}

async function set(serving: Serving, record: SilenceRecord): Answer {
  try {
    await serving.engine.setSilence(record);
  } catch (error) {
    return { ok: false, refusal: storeRefusal(error) };
  }
  return show(serving, record.id);
}

function show(serving: Serving, id: string): Read<ApiAnswer> {
  const silence = findSilence(serving, id);
  return silence === undefined ? refused(404, 'unknown-silence', UNKNOWN_SILENCE) : answered(silenceJson(silence));
}
