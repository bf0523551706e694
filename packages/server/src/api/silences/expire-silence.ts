import { apiEndpoint } from '../api-endpoint.ts';
import { silenceSchema } from './silence.ts';
import { findAdHocSilence, showSilence, writeSilence } from './write-silence.ts';

/** Nothing is deleted: the silence stays in the history. */
export const expireSilence = apiEndpoint({
  method: 'POST',
  path: '/api/v1/silences/{id}/expire',
  id: 'expireSilence',
  summary: 'Ends a silence now, also one that has not begun. An expired one stays as it is.',
  answer: silenceSchema,
  problems: [404, 409],
  async handle(serving, { params }) {
    const found = await findAdHocSilence(serving, params.id);
    if (!found.ok) return found;
    const record = found.value;
    const now = serving.now();
    if (record.endsAt <= now) return showSilence(serving, record.id);
    return writeSilence(serving, {
      ...record,
      startsAt: Math.min(record.startsAt, now),
      endsAt: now,
      updatedAt: now,
    });
  },
});
