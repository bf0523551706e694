import { answered, apiEndpoint } from '../api-endpoint.ts';
import { pageOf, pageParameters, pageSchema, readPage } from '../page.ts';
import { groupSummaryJson, groupSummarySchema, withDeliveries } from './group.ts';

export const listGroups = apiEndpoint({
  method: 'GET',
  path: '/api/v1/groups',
  id: 'listGroups',
  summary: 'Open groups, by id, with what was decided for each channel and what became of it.',
  query: pageParameters,
  answer: pageSchema('GroupPage', groupSummarySchema),
  async handle({ engine }, { query }) {
    const page = readPage(query);
    if (!page.ok) return page;
    const { limit } = page.value;
    const found = await withDeliveries(engine, engine.groups({ ...page.value, limit: limit + 1 }));
    return answered(pageOf(found, limit, { cursor: ({ group }) => group.id, show: groupSummaryJson }));
  },
});
