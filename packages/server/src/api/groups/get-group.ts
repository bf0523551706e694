import { answeredIfFound, apiEndpoint } from '../api-endpoint.ts';
import { groupJson, groupSchema, withDeliveries } from './group.ts';

export const getGroup = apiEndpoint({
  method: 'GET',
  path: '/api/v1/groups/{id}',
  id: 'getGroup',
  summary: 'One open group, with its members, what was decided for each channel, and what became of it.',
  answer: groupSchema,
  problems: [404],
  async handle({ engine }, { params }) {
    const group = engine.group(params.id);
    const [found] = group === undefined ? [] : await withDeliveries(engine, [group]);
    return answeredIfFound(found && groupJson(found), 'unknown-group', 'no open group has this id');
  },
});
