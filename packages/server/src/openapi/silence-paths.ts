import { type Paths, pageParameters } from './operations.ts';

export const silencePaths: Paths = {
  '/api/v1/silences': {
    get: {
      id: 'listSilences',
      summary: 'Silences, planned ones too, by id; those that ended within the week among them.',
      query: [
        {
          name: 'state',
          in: 'query',
          schema: { type: 'array', items: { enum: ['pending', 'active', 'expired'] } },
          explode: true,
        },
        ...pageParameters,
      ],
      answers: 'SilencePage',
    },
    post: { id: 'addSilence', summary: 'Adds a silence.', reads: 'NewSilence', answers: 'Silence', created: true },
  },
  '/api/v1/silences/{id}': {
    get: { id: 'getSilence', summary: 'One silence.', answers: 'Silence', refuses: [404] },
    put: {
      id: 'changeSilence',
      summary: 'Says all of a silence anew. What it said before stays in its history.',
      reads: 'NewSilence',
      answers: 'Silence',
      refuses: [404, 409],
    },
  },
  '/api/v1/silences/{id}/expire': {
    post: {
      id: 'expireSilence',
      summary: 'Ends a silence now, also one that has not begun. One that is over stays as it is.',
      answers: 'Silence',
      refuses: [404, 409],
    },
  },
  '/api/v1/silences/{id}/history': {
    get: {
      id: 'getSilenceHistory',
      summary: 'What a silence has said, the newest first.',
      query: pageParameters,
      answers: 'SilenceHistoryPage',
      refuses: [404],
    },
  },
};
