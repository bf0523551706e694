import { compileMatcherList, type Matcher } from '@signalbox/core';
import { Type } from '@signalbox/sdk';
import { type Result, refused } from '../../http/http-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';
import { pageParameters, pageSchema, readPage } from '../page.ts';
import { alertSchema } from './alert.ts';
import { findAlerts } from './find-alerts.ts';

export const listAlerts = apiEndpoint({
  method: 'GET',
  path: '/api/v1/alerts',
  id: 'listAlerts',
  summary: 'Active alerts, by fingerprint. A page may have fewer items than its limit, and still a next one.',
  query: {
    matcher: Type.Optional(
      Type.Array(Type.String(), { description: 'A matcher, like `severity="critical"`; all of several must hold.' }),
    ),
    ...pageParameters,
  },
  answer: pageSchema('AlertPage', alertSchema),
  async handle({ engine }, { query }) {
    const page = readPage(query);
    if (!page.ok) return page;
    const matcher = readMatcher(query.matcher ?? []);
    return matcher.ok ? answered(await findAlerts(engine, matcher.value, page.value)) : matcher;
  },
});

function readMatcher(texts: readonly string[]): Result<Matcher> {
  const compiled = compileMatcherList(texts);
  if (compiled.matcher !== undefined) return { ok: true, value: compiled.matcher };
  const problems = compiled.problems.map(({ path, message }) => `matcher ${Number(path[0]) + 1}: ${message}`);
  return refused(400, 'bad-query', problems.join('; '), { problems });
}
