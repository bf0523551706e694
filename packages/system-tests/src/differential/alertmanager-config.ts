import { calendarMap } from './calendar.ts';
import { INHIBITION_RULES } from './inhibition-rules.ts';
import { type ConfigPart, routesOf, type Setting } from './numbered-scenario.ts';
import type { ScenarioRoute } from './scenario.ts';

/** What Alertmanager runs: a receiver for each `to` of a scenario, with a webhook for each channel. */
export function alertmanagerConfig(setting: Setting): ConfigPart {
  const { scenarios, recorderUrl, unitMs, resolveTimeout } = setting;
  const receivers = new Map<string, ConfigPart>([['none', { name: 'none' }]]);
  const routes = scenarios.flatMap(({ label, scenario }) => {
    const receiverOf = (to: readonly string[]) => {
      const name = `${label}-${to.join('-')}`;
      const webhooks = to.map((channel) => ({
        url: `${recorderUrl}/am/${label}/${channel}`,
        send_resolved: !scenario.withoutEnds?.includes(channel),
      }));
      receivers.set(name, { name, webhook_configs: webhooks });
      return name;
    };
    const routeOf = (route: ScenarioRoute): ConfigPart => ({
      ...(route.match ? { matchers: matchersOf(route.match) } : {}),
      ...(route.to ? { receiver: receiverOf(route.to) } : {}),
      ...(route.groupBy ? { group_by: route.groupBy } : {}),
      ...units('group_wait', route.groupWait),
      ...units('group_interval', route.groupInterval),
      ...units('repeat_interval', route.repeatInterval),
      ...(route.continue ? { continue: true } : {}),
      ...(route.mute ? { mute_time_intervals: route.mute } : {}),
      ...(route.active ? { active_time_intervals: route.active } : {}),
      ...(route.routes ? { routes: route.routes.map(routeOf) } : {}),
    });
    return routesOf(scenario, setting).map((route) =>
      routeOf({ to: ['room'], groupBy: ['alertname'], ...route, match: { ...route.match, scenario: label } }),
    );
  });
  const calendars = calendarMap(setting.minute, (interval) =>
    'weekdays' in interval ? interval : { times: [{ start_time: interval.from, end_time: interval.to }] },
  );
  return {
    global: { resolve_timeout: `${resolveTimeout * unitMs}ms` },
    route: {
      receiver: 'none',
      ...units('group_wait', 1),
      ...units('group_interval', 2),
      repeat_interval: '4h',
      routes,
    },
    inhibit_rules: INHIBITION_RULES.map(({ source, target, equal }) => ({
      source_matchers: source,
      target_matchers: target,
      equal,
    })),
    time_intervals: Object.entries(calendars).map(([name, interval]) => ({ name, time_intervals: [interval] })),
    receivers: [...receivers.values()],
  };

  function units(key: string, count: number | undefined): ConfigPart {
    return count === undefined ? {} : { [key]: `${count * unitMs}ms` };
  }
}

function matchersOf(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
}
