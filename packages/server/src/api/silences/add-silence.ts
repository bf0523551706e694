import { randomUUID } from 'node:crypto';
import { apiEndpoint } from '../api-endpoint.ts';
import { newSilenceSchema, readNewSilence } from './new-silence.ts';
import { silenceSchema } from './silence.ts';
import { checkTimes, writeSilence } from './write-silence.ts';

export const addSilence = apiEndpoint({
  method: 'POST',
  path: '/api/v1/silences',
  id: 'addSilence',
  summary: 'Adds a silence.',
  body: newSilenceSchema,
  answer: silenceSchema,
  creates: true,
  async handle(serving, { body }) {
    const asked = readNewSilence(body);
    if (!asked.ok) return asked;
    const now = serving.now();
    const { startsAt = now } = asked.value;
    const id = randomUUID();
    const times = { startsAt: Math.max(startsAt, now), createdAt: now, updatedAt: now };
    const record = checkTimes({ ...asked.value, id, ...times });
    if (!record.ok) return record;
    const answer = await writeSilence(serving, record.value);
    if (!answer.ok) return answer;
    return { ok: true, value: { ...answer.value, headers: { location: `/api/v1/silences/${id}` } } };
  },
});
