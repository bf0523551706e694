import { apiEndpoint } from '../api-endpoint.ts';
import { silenceSchema } from './silence.ts';
import { showSilence } from './write-silence.ts';

export const getSilence = apiEndpoint({
  method: 'GET',
  path: '/api/v1/silences/{id}',
  id: 'getSilence',
  summary: 'One silence, of whatever age.',
  answer: silenceSchema,
  problems: [404],
  handle: (serving, { params }) => showSilence(serving, params.id),
});
