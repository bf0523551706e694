import { compileMatcherList, type Matcher } from '@signalbox/core';
import { type Read, refused } from '../../intake/refusal.ts';
import { storeRefusal } from '../../intake/store-refusal.ts';
import type { Serving } from '../../serving.ts';
import { alertJson } from './alert-json.ts';
import { type ApiAnswer, type ApiRequest, type ApiRoute, answered, answeredIfKnown } from './api-route.ts';
import { findAlerts } from './find-alerts.ts';
import { PAGE_PARAMETERS, readPage } from './page.ts';

export const alertRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/alerts',
    query: ['matcher', ...PAGE_PARAMETERS],
    async handle({ engine }, { query }) {
      const page = readPage(query);
      if (!page.ok) return page;
      const matcher = readMatcher(query.get('matcher') ?? []);
      return matcher.ok ? answered(await findAlerts(engine, matcher.value, page.value)) : matcher;
    },
  },
  {
    method: 'GET',
    path: '/api/v1/alerts/{fingerprint}',
    handle({ engine }, request) {
      const alert = engine.alert(fingerprintOf(request));
      return answeredIfKnown(alert && alertJson(alert), 'unknown-alert', UNKNOWN);
    },
  },
  { method: 'POST', path: '/api/v1/alerts/{fingerprint}/resolve', handle: resolveAlert },
];

const UNKNOWN = 'no alert of this fingerprint is active or ended within the hour';

function readMatcher(texts: readonly string[]): Read<Matcher> {
  const compiled = compileMatcherList(texts);
  if (compiled.matcher !== undefined) return { ok: true, value: compiled.matcher };
  const problems = compiled.mistakes.map(({ path, message }) => `matcher ${Number(path[0]) + 1}: ${message}`);
  return refused(400, 'bad-query', problems.join('; '), { problems });
}

async function resolveAlert({ engine }: Serving, request: ApiRequest): Promise<Read<ApiAnswer>> {
  const fingerprint = fingerprintOf(request);
  try {
    if (await engine.endAlert(fingerprint)) return answered({ fingerprint, status: 'resolved' });
  } catch (error) {
    return { ok: false, refusal: storeRefusal(error) };
  }
  return engine.alert(fingerprint) === undefined
    ? refused(404, 'unknown-alert', UNKNOWN)
    : refused(409, 'not-firing', 'this alert is over already');
}

function fingerprintOf({ params }: ApiRequest): string {
  return (params['fingerprint'] ?? '').toLowerCase();
}
