import { type AlertOptions, disk, ends, fires, post, type Scenario, type ScenarioRoute, silence } from './scenario.ts';

const onDisk: ScenarioRoute = { groupBy: ['alertname'] };
const reload = (name: string, to: ScenarioRoute, more: Pick<Scenario, 'steps' | 'notified'> & Partial<Scenario>) => ({
  name,
  reloadedRoutes: [{ ...onDisk, ...to }],
  ...more,
});
const told = [post(0, fires('a')), post(7, ends('a'))];
const critical: AlertOptions = { labels: { severity: 'critical' } };

/**
 * Alertmanager begins its looks anew at the reload: at each even time. A full minute is crossed, then both load their configuration anew: what suppressed nothing repeats
 * nothing.
 */
export const reloadScenarios: readonly Scenario[] = [
  reload('nothing changes', {}, { steps: told, notified: disk('+a', '-a') }),
  reload(
    'a mute time comes whose time is over',
    { mute: ['until-the-minute'] },
    { steps: told, notified: disk('+a', '-a') },
  ),
  reload(
    'a mute time comes that does not hold',
    { mute: ['another-day'] },
    { steps: told, notified: disk('+a', '-a') },
  ),
  reload(
    'an active time comes that has begun',
    { active: ['from-the-minute'] },
    { steps: told, notified: disk('+a', '-a') },
  ),
  reload('a mute time comes that holds', { mute: ['from-the-minute'] }, { steps: told, notified: disk('+a') }),
  reload(
    'a mute time comes that holds, and news with it',
    { mute: ['today'] },
    {
      steps: [post(0, fires('a')), post(5, fires('b'))],
      notified: disk('+a'),
    },
  ),
  reload(
    'a mute time goes that held from the start',
    {},
    {
      routes: [{ mute: ['today'] }],
      steps: told,
      notified: disk('+a', '-a'),
      ahead: 1,
    },
  ),
  reload(
    'an active time goes that never held',
    {},
    {
      routes: [{ active: ['another-day'] }],
      steps: told,
      notified: disk('+a', '-a'),
      ahead: 1,
    },
  ),
  reload(
    'a mute time comes for one of two routes',
    {},
    {
      reloadedRoutes: [{ match: { severity: 'critical' }, to: ['pager'], mute: ['until-the-minute'] }, {}],
      steps: [post(0, fires('a', critical), fires('b')), post(7, ends('a', critical), ends('b'))],
      routes: [{ match: { severity: 'critical' }, to: ['pager'] }, {}],
      notified: { 'pager/Disk': ['+a', '-a'], 'room/Disk': ['+b', '-b'] },
    },
  ),
  reload(
    'a silence ends with the minute',
    {},
    {
      steps: [post(0, fires('a')), silence(2, 'id=a', { until: 3 }), post(7, ends('a'))],
      notified: disk('+a', '-a'),
      differs: { as: 'The end of a silence is news', ours: disk('+a', '+a', '-a') },
    },
  ),
];
