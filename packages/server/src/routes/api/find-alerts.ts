import { setImmediate as turn } from 'node:timers/promises';
import type { ActiveAlert, Engine, Matcher } from '@signalbox/core';
import { alertJson } from './alert-json.ts';
import { type Page, type PageQuery, pageOf } from './page.ts';

/** Alerts looked at for one page, in two goes: a rare match among very many takes several requests, none of which is slow. */
const MOST_SEEN = 10_000;
const STEP = 5_000;

/** Active alerts that match, by fingerprint. A page may have fewer than its limit, or none, and still a next one. */
export async function findAlerts(
  engine: Pick<Engine, 'alerts'>,
  matcher: Matcher,
  { limit, after }: PageQuery,
): Promise<Page<unknown>> {
  const found: ActiveAlert[] = [];
  let last = after;
  const step = matcher.conditions?.length === 0 ? limit + 1 : STEP;
  for (let seen = 0; seen < MOST_SEEN; seen += step) {
    const alerts = engine.alerts({ limit: step, ...(last === undefined ? {} : { after: last }) });
    for (const alert of alerts) if (matcher.test(alert)) found.push(alert);
    last = alerts.at(-1)?.fingerprint ?? last;
    if (found.length > limit || alerts.length < step) {
      return pageOf(found, limit, { cursor: ({ fingerprint }) => fingerprint, show: alertJson });
    }
    await turn();
  }
  return { items: found.map(alertJson), next: last ?? null };
}
