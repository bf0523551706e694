import { disk, ends, fires, post, type Scenario, type ScenarioRoute } from './scenario.ts';

const steps = [post(0, fires('a')), post(2, ends('a'))];
const route = (name: string, times: ScenarioRoute, isNotified: boolean): Scenario => ({
  name,
  routes: [times],
  steps,
  notified: isNotified ? disk('+a', '-a') : {},
});
const child: ScenarioRoute = { match: { severity: 'critical' }, to: ['pager'] };
const both = [post(0, fires('a', { labels: { severity: 'critical' } }), fires('b'))];

/** Calendars that hold, or do not, during the whole run. */
export const muteScenarios: readonly Scenario[] = [
  route('muted today', { mute: ['today'] }, false),
  route('muted another day', { mute: ['another-day'] }, true),
  route('muted today or another day', { mute: ['another-day', 'today'] }, false),
  route('active today', { active: ['today'] }, true),
  route('active another day', { active: ['another-day'] }, false),
  route('active today or another day', { active: ['another-day', 'today'] }, true),
  route('active today, and muted today', { active: ['today'], mute: ['today'] }, false),
  {
    name: 'a nested route does not inherit mute',
    routes: [{ mute: ['today'], routes: [child] }],
    steps: both,
    notified: { 'pager/Disk': ['+a'] },
  },
  {
    name: 'a muted nested route does not hand its alerts back',
    routes: [{ routes: [{ ...child, mute: ['today'] }] }],
    steps: both,
    notified: disk('+b'),
  },
];
