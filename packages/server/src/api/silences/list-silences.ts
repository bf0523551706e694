import { Type } from '@signalbox/sdk';
import { type Result, refused } from '../../http/http-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';
import { pageOf, pageParameters, pageSchema, readPage } from '../page.ts';
import { SILENCE_STATES, silenceJson, silenceSchema } from './silence.ts';

export const listSilences = apiEndpoint({
  method: 'GET',
  path: '/api/v1/silences',
  id: 'listSilences',
  summary: 'Silences by id: ad-hoc and planned ones, and those that expired within the week.',
  query: {
    state: Type.Optional(Type.Array(Type.Enum(SILENCE_STATES), { description: 'Silences of one of these states.' })),
    ...pageParameters,
  },
  answer: pageSchema('SilencePage', silenceSchema),
  handle({ engine }, { query }) {
    const page = readPage(query);
    if (!page.ok) return page;
    const states = readStates(query.state ?? SILENCE_STATES);
    if (!states.ok) return states;
    const { limit, after = '' } = page.value;
    const found = engine
      .silences()
      .filter(({ id, state }) => id > after && states.value.has(state))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return answered(pageOf(found, limit, { cursor: ({ id }) => id, show: silenceJson }));
  },
});

function readStates(written: readonly string[]): Result<ReadonlySet<string>> {
  const unknown = written.find((state) => !SILENCE_STATES.some((known) => known === state));
  if (unknown === undefined) return { ok: true, value: new Set(written) };
  return refused(400, 'bad-query', `\`state\` is one of ${SILENCE_STATES.join(', ')}`);
}
