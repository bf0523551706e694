import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ActiveAlert, Engine, Matcher } from '@signalbox/core';
import type { Static } from '@signalbox/sdk';
import { type Page, type PageRequest, pageOf } from '../page.ts';
import { alertJson, type alertSchema } from './alert.ts';

/** Alerts examined for one page, in two steps: a rare match among very many takes several requests, none of which is slow. */
const MOST_EXAMINED = 10_000;
const STEP = 5_000;

/** Active alerts that match, by fingerprint. A page may have fewer than its limit, or none, and still a next one. */
export async function findAlerts(
  engine: Pick<Engine, 'alerts'>,
  matcher: Matcher,
  { limit, after }: PageRequest,
): Promise<Page<Static<typeof alertSchema>>> {
  const found: ActiveAlert[] = [];
  let last = after;
  const step = matcher.conditions?.length === 0 ? limit + 1 : STEP;
  for (let examined = 0; examined < MOST_EXAMINED; examined += step) {
    const alerts = await engine.alerts({ limit: step, ...(last === undefined ? {} : { after: last }) });
    for (const alert of alerts) if (matcher.test(alert)) found.push(alert);
    last = alerts.at(-1)?.fingerprint ?? last;
    if (found.length > limit || alerts.length < step) {
      return pageOf(found, limit, { cursor: ({ fingerprint }) => fingerprint, show: alertJson });
    }
    await nextTurn();
  }
  return { items: found.map(alertJson), next: last ?? null };
}
