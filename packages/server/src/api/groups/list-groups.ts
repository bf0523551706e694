import { answered, apiEndpoint } from '../api-endpoint.ts';
import { pageOf, pageParameters, pageSchema, readPage } from '../page.ts';
import { groupSummaryJson, groupSummarySchema } from './group.ts';

export const listGroups = apiEndpoint({
  method: 'GET',
  path: '/api/v1/groups',
  id: 'listGroups',
  summary: 'Open groups, by id.',
  query: pageParameters,
  answer: pageSchema('GroupPage', groupSummarySchema),
  handle({ engine }, { query }) {
    const page = readPage(query);
    if (!page.ok) return page;
    const { limit } = page.value;
    const found = engine.groups({ ...page.value, limit: limit + 1 });
    return answered(pageOf(found, limit, { cursor: ({ id }) => id, show: groupSummaryJson }));
  },
});
