import { describe, expect, it } from 'vitest';
import { alertmanagerConfig } from './alertmanager-config.ts';
import type { Scenario } from './scenario.ts';

function configOf(...scenarios: readonly Partial<Scenario>[]) {
  return alertmanagerConfig({
    scenarios: scenarios.map((scenario, index) => ({
      label: `00${index + 1}`,
      scenario: { name: 'a scenario', steps: [], notified: {}, ...scenario },
    })),
    recorderUrl: 'http://recorder',
    unitMs: 100,
    resolveTimeout: 4,
    minute: Date.parse('2026-11-25T12:07:00Z'),
    isReloaded: false,
  });
}

describe('the configuration that Alertmanager plays scenarios with', () => {
  it('has a route and a receiver for each scenario, apart from the others by a label', () => {
    expect(configOf({}, {})).toMatchObject({
      route: {
        receiver: 'none',
        group_wait: '100ms',
        group_interval: '200ms',
        repeat_interval: '4h',
        routes: [
          { receiver: '001-room', group_by: ['alertname'], matchers: ['scenario="001"'] },
          { receiver: '002-room', group_by: ['alertname'], matchers: ['scenario="002"'] },
        ],
      },
      receivers: [
        { name: 'none' },
        { name: '001-room', webhook_configs: [{ url: 'http://recorder/am/001/room', send_resolved: true }] },
        { name: '002-room', webhook_configs: [{ url: 'http://recorder/am/002/room', send_resolved: true }] },
      ],
    });
  });

  it('has all that a route says, in the words of Alertmanager and its own times', () => {
    const { route } = configOf({
      routes: [
        {
          match: { severity: 'critical' },
          to: ['pager'],
          groupBy: ['host'],
          groupWait: 3,
          groupInterval: 5,
          repeatInterval: 7,
          continue: true,
          mute: ['today'],
          active: ['another-day'],
        },
      ],
    });
    expect(route).toHaveProperty('routes', [
      {
        matchers: ['severity="critical"', 'scenario="001"'],
        receiver: '001-pager',
        group_by: ['host'],
        group_wait: '300ms',
        group_interval: '500ms',
        repeat_interval: '700ms',
        continue: true,
        mute_time_intervals: ['today'],
        active_time_intervals: ['another-day'],
      },
    ]);
  });

  it('leaves out of an inner route what that inherits', () => {
    const { route } = configOf({ routes: [{ routes: [{ match: { severity: 'critical' } }] }] });
    expect(route).toHaveProperty('routes.0.routes', [{ matchers: ['severity="critical"'] }]);
  });

  it('has the channels of one route in one receiver, and tells ends only to those who want them', () => {
    expect(configOf({ routes: [{ to: ['room', 'pager'] }], withoutEnds: ['pager'] })).toMatchObject({
      receivers: [
        { name: 'none' },
        {
          name: '001-room-pager',
          webhook_configs: [
            { url: 'http://recorder/am/001/room', send_resolved: true },
            { url: 'http://recorder/am/001/pager', send_resolved: false },
          ],
        },
      ],
    });
  });

  it('has the rules of inhibition, the calendars and the resolve timeout that both programs share', () => {
    const config = configOf({});
    expect(config).toMatchObject({
      global: { resolve_timeout: '400ms' },
      time_intervals: [
        { name: 'today', time_intervals: [{ weekdays: ['tuesday', 'wednesday', 'thursday'] }] },
        { name: 'another-day', time_intervals: [{ weekdays: ['saturday'] }] },
        { name: 'until-the-minute', time_intervals: [{ times: [{ start_time: '12:05', end_time: '12:07' }] }] },
        { name: 'from-the-minute', time_intervals: [{ times: [{ start_time: '12:07', end_time: '24:00' }] }] },
      ],
    });
    expect(config['inhibit_rules']).toContainEqual({
      source_matchers: ['role="source"'],
      target_matchers: ['role="target"'],
      equal: ['scenario', 'host'],
    });
  });
});
