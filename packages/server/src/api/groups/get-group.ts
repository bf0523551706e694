import { answeredIfFound, apiEndpoint } from '../api-endpoint.ts';
import { groupJson, groupSchema } from './group.ts';

export const getGroup = apiEndpoint({
  method: 'GET',
  path: '/api/v1/groups/{id}',
  id: 'getGroup',
  summary: 'One open group, with its members and those that each channel was notified of.',
  answer: groupSchema,
  problems: [404],
  handle({ engine }, { params }) {
    const group = engine.group(params.id);
    return answeredIfFound(group && groupJson(group), 'unknown-group', 'no open group has this id');
  },
});
