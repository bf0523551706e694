import type { SilenceRecord } from '@signalbox/core/store';
import type { Static } from '@signalbox/sdk';
import { type Result, refused } from '../../http/http-problem.ts';
import type { Serving } from '../../http/serving.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { type ApiAnswer, answeredIfFound } from '../api-endpoint.ts';
import { findSilence, silenceJson, type silenceSchema, UNKNOWN_SILENCE } from './silence.ts';

type SilenceAnswer = Result<ApiAnswer<Static<typeof silenceSchema>>>;

/** A silence that a person made, as it is kept; planned ones can only be changed in the configuration. */
export async function findAdHocSilence(serving: Serving, id: string): Promise<Result<SilenceRecord>> {
  const silence = await findSilence(serving, id);
  if (silence === undefined) return refused(404, 'unknown-silence', UNKNOWN_SILENCE);
  if (silence.record !== undefined) return { ok: true, value: silence.record };
  return refused(409, 'planned-silence', 'this silence is planned in the configuration: change it there');
}

/** Are these times of a silence that is yet to end? */
export function checkTimes(record: SilenceRecord): Result<SilenceRecord> {
  const { startsAt, endsAt, updatedAt: now } = record;
  if (endsAt <= now) return refused(400, 'bad-silence', '`endsAt` lies in the past');
  if (endsAt <= startsAt) return refused(400, 'bad-silence', '`endsAt` is not after `startsAt`');
  return { ok: true, value: record };
}

/** Puts a silence on disk and into force, and answers with it. */
export async function writeSilence(serving: Serving, record: SilenceRecord): Promise<SilenceAnswer> {
  try {
    await serving.engine.setSilence(record);
  } catch (error) {
    return { ok: false, problem: storeProblem(error) };
  }
  return showSilence(serving, record.id);
}

export async function showSilence(serving: Pick<Serving, 'engine' | 'store'>, id: string): Promise<SilenceAnswer> {
  const silence = await findSilence(serving, id);
  return answeredIfFound(silence && silenceJson(silence), 'unknown-silence', UNKNOWN_SILENCE);
}
