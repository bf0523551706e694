import { calendarMap } from './calendar.ts';
import { channelsOf } from './compare-notified.ts';
import { INHIBITION_RULES } from './inhibition-rules.ts';
import { type ConfigPart, routesOf, type Setting } from './numbered-scenario.ts';
import type { ScenarioRoute } from './scenario.ts';

/** What Signalbox runs: the same as Alertmanager. */
export function signalboxConfig(setting: Setting, storePath: string): ConfigPart {
  const { scenarios, recorderUrl, unitMs, resolveTimeout } = setting;
  const units = (key: string, count: number | undefined): ConfigPart =>
    count === undefined ? {} : { [key]: `${count * unitMs}ms` };
  const channels = scenarios.flatMap(({ label, scenario }) =>
    [...channelsOf(scenario.routes ?? [])].map((channel) => [
      `${label}-${channel}`,
      {
        transport: 'webhook',
        url: `${recorderUrl}/sb/${label}/${channel}`,
        sendResolved: !scenario.withoutEnds?.includes(channel),
      },
    ]),
  );
  const routes = scenarios.flatMap(({ label, scenario }) => {
    const routeOf = (route: ScenarioRoute): ConfigPart => ({
      ...(route.match ? { match: route.match } : {}),
      ...(route.to ? { to: route.to.map((channel) => `${label}-${channel}`) } : {}),
      ...(route.groupBy ? { groupBy: route.groupBy } : {}),
      ...units('groupWait', route.groupWait),
      ...units('groupInterval', route.groupInterval),
      ...units('repeatInterval', route.repeatInterval),
      ...(route.continue ? { continue: true } : {}),
      ...(route.mute ? { mute: route.mute } : {}),
      ...(route.active ? { active: route.active } : {}),
      ...(route.routes ? { routes: route.routes.map(routeOf) } : {}),
    });
    return routesOf(scenario, setting).map((route) =>
      routeOf({ to: ['room'], groupBy: ['alertname'], ...route, match: { ...route.match, scenario: label } }),
    );
  });
  return {
    version: 1,
    store: `sqlite:${storePath}`,
    sources: { prometheus: { type: 'alertmanager', resolveTimeout: `${resolveTimeout * unitMs}ms` } },
    defaults: { ...units('groupWait', 1), ...units('groupInterval', 2), repeatInterval: '4h' },
    channels: Object.fromEntries(channels),
    muteTimes: calendarMap(setting.minute, (interval) => ({
      timeZone: 'UTC',
      intervals: ['weekdays' in interval ? interval : { times: [interval] }],
    })),
    inhibit: INHIBITION_RULES,
    routes,
    unmatched: { to: [] },
  };
}
