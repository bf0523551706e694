import { refused } from '../../http/http-problem.ts';
import { apiEndpoint } from '../api-endpoint.ts';
import { newSilenceSchema, readNewSilence } from './new-silence.ts';
import { silenceSchema } from './silence.ts';
import { checkTimes, findAdHocSilence, writeSilence } from './write-silence.ts';

/** When a silence began stays, unless it is yet to begin. */
export const changeSilence = apiEndpoint({
  method: 'PUT',
  path: '/api/v1/silences/{id}',
  id: 'changeSilence',
  summary: 'Replaces all of a silence. Its former content stays in its history.',
  body: newSilenceSchema,
  answer: silenceSchema,
  problems: [404, 409],
  async handle(serving, { params, body }) {
    const found = await findAdHocSilence(serving, params.id);
    if (!found.ok) return found;
    const { id, startsAt: beganAt, createdAt, endsAt } = found.value;
    const now = serving.now();
    if (endsAt <= now) return refused(409, 'silence-over', 'this silence has expired: add another one');
    const asked = readNewSilence(body);
    if (!asked.ok) return asked;
    const { startsAt = beganAt } = asked.value;
    const earliest = Math.min(beganAt, now);
    const times = { startsAt: startsAt > now ? startsAt : earliest, createdAt, updatedAt: now };
    const record = checkTimes({ ...asked.value, id, ...times });
    return record.ok ? writeSilence(serving, record.value) : record;
  },
});
