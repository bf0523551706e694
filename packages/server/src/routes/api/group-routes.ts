import { type ApiRoute, answered, answeredIfKnown } from './api-route.ts';
import { groupJson, groupSummary } from './group-json.ts';
import { PAGE_PARAMETERS, pageOf, readPage } from './page.ts';

export const groupRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/groups',
    query: PAGE_PARAMETERS,
    handle({ engine }, { query }) {
      const page = readPage(query);
      if (!page.ok) return page;
      const { limit } = page.value;
      const found = engine.groups({ ...page.value, limit: limit + 1 });
      return answered(pageOf(found, limit, { cursor: ({ id }) => id, show: groupSummary }));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/groups/{id}',
    handle({ engine }, { params }) {
      const group = engine.group(params['id'] ?? '');
      return answeredIfKnown(group && groupJson(group), 'unknown-group', 'no open group has this id');
    },
  },
];
