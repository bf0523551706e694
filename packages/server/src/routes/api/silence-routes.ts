import type { LiveSilence } from '@signalbox/core';
import { type Read, refused } from '../../intake/refusal.ts';
import { type ApiRoute, answered, answeredIfKnown } from './api-route.ts';
import { addSilence, changeSilence, expireSilence, UNKNOWN_SILENCE } from './change-silence.ts';
import { findSilence } from './find-silence.ts';
import { PAGE_PARAMETERS, pageOf, readPage } from './page.ts';
import { recordJson, silenceJson } from './silence-json.ts';

export const silenceRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/silences',
    query: ['state', ...PAGE_PARAMETERS],
    handle({ engine }, { query }) {
      const page = readPage(query);
      if (!page.ok) return page;
      const states = readStates(query.get('state') ?? STATES);
      if (!states.ok) return states;
      const { limit, after = '' } = page.value;
      const found = engine
        .silences()
        .filter(({ id, state }) => id > after && states.value.has(state))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return answered(pageOf(found, limit, { cursor: ({ id }) => id, show: silenceJson }));
    },
  },
  { method: 'POST', path: '/api/v1/silences', readsBody: true, handle: addSilence },
  {
    method: 'GET',
    path: '/api/v1/silences/{id}',
    handle(serving, { params }) {
      const silence = findSilence(serving, params['id'] ?? '');
      return answeredIfKnown(silence && silenceJson(silence), 'unknown-silence', UNKNOWN_SILENCE);
    },
  },
  { method: 'PUT', path: '/api/v1/silences/{id}', readsBody: true, handle: changeSilence },
  { method: 'POST', path: '/api/v1/silences/{id}/expire', handle: expireSilence },
  {
    method: 'GET',
    path: '/api/v1/silences/{id}/history',
    query: PAGE_PARAMETERS,
    handle({ store }, { params, query }) {
      const page = readPage(query);
      if (!page.ok) return page;
      const said = store.silenceHistory(params['id'] ?? '');
      if (said.length === 0) return refused(404, 'unknown-silence', 'no silence that a person made has this id');
      const { limit, after = Number.POSITIVE_INFINITY } = page.value;
      const found = said
        .map((record, index) => ({ revision: said.length - index, record }))
        .filter(({ revision }) => revision < Number(after));
      const show = ({ revision, record }: (typeof found)[number]) => ({ revision, ...recordJson(record) });
      return answered(pageOf(found, limit, { cursor: ({ revision }) => String(revision), show }));
    },
  },
];

const STATES: readonly LiveSilence['state'][] = ['pending', 'active', 'expired'];

function readStates(written: readonly string[]): Read<ReadonlySet<string>> {
  const unknown = written.find((state) => !STATES.some((known) => known === state));
  if (unknown === undefined) return { ok: true, value: new Set(written) };
  return refused(400, 'bad-query', `\`state\` is one of ${STATES.join(', ')}`);
}
