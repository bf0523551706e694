import { refused } from '../../http/http-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';
import { pageOf, pageParameters, pageSchema, readPage } from '../page.ts';
import { revisionJson, silenceRevisionSchema } from './silence.ts';

export const getSilenceHistory = apiEndpoint({
  method: 'GET',
  path: '/api/v1/silences/{id}/history',
  id: 'getSilenceHistory',
  summary: 'All revisions of a silence, the newest first.',
  query: pageParameters,
  answer: pageSchema('SilenceHistoryPage', silenceRevisionSchema),
  problems: [404],
  async handle({ store }, { params, query }) {
    const page = readPage(query);
    if (!page.ok) return page;
    const history = await store.silenceHistory(params.id);
    if (history.length === 0) return refused(404, 'unknown-silence', 'no silence that a person made has this id');
    const { limit, after = Number.POSITIVE_INFINITY } = page.value;
    const found = history
      .map((record, index) => ({ revision: history.length - index, record }))
      .filter(({ revision }) => revision < Number(after));
    const cursor = ({ revision }: (typeof found)[number]) => String(revision);
    const show = ({ revision, record }: (typeof found)[number]) => revisionJson(revision, record);
    return answered(pageOf(found, limit, { cursor, show }));
  },
});
