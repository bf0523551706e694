import { describe, expect, it } from 'vitest';
import { file, importing } from './testing/importing.ts';

/** The first top-level route that this child of the root becomes. */
const routeOf = (child: string) => importing(file('', `  routes:\n    - ${child}`)).config.routes[0];

describe('the root route', () => {
  it('becomes the defaults, and its receiver has what no route takes', () => {
    const { config } = importing(file('', '  group_by: [team]\n  group_wait: 10s\n  repeat_interval: 1d'));
    expect(config.defaults).toEqual({ groupBy: ['team'], groupWait: '10s', groupInterval: '5m', repeatInterval: '1d' });
    expect(config.unmatched).toEqual({ to: ['room'] });
  });

  it('without group_by makes one group of all alerts, which is not our own default', () => {
    expect(importing(file('')).config.defaults.groupBy).toEqual([]);
  });

  it('drops out loud what its receiver without integrations would have', () => {
    expect(importing('route: { receiver: a }\nreceivers: [{ name: a }]').config).toMatchObject({
      unmatched: { to: [] },
    });
  });
});

describe('a route', () => {
  it.each<[string, string, unknown]>([
    ['its own receiver', '{ receiver: pager }', { to: ['pager', 'pager-2'] }],
    ["the root's receiver, written out at the top", '{ group_wait: 0 }', { to: ['room'], groupWait: '0s' }],
    ['a receiver without integrations', '{ receiver: nobody }', { to: [] }],
    ['equality', '{ match: { a: x, b: 1, c: yes, d: } }', { to: ['room'], match: { a: 'x', b: '1', c: 'yes', d: '' } }],
    ['a pattern', '{ match_re: { a: x|y } }', { to: ['room'], match: { a: { matches: 'x|y' } } }],
    [
      'matchers as they stand',
      `{ matchers: ['a=~"x|y"', '{b!=c,}'] }`,
      { to: ['room'], match: ['a=~"x|y"', '{b!=c,}'] },
    ],
    [
      'UTF-8 names',
      `{ matchers: ['"größe"="x"'], match: { é: x } }`,
      { to: ['room'], match: ['"é"="x"', '"größe"="x"'] },
    ],
    ['both of a label', '{ match: { a: x }, match_re: { a: ".+" } }', { to: ['room'], match: ['a="x"', 'a=~".+"'] }],
    ['what begins a placeholder', `{ match: { a: "\${b}" } }`, { to: ['room'], match: { a: `$\${b}` } }],
    ['empty matchers', `{ matchers: ['{}'] }`, { to: ['room'] }],
    ['all labels', "{ group_by: ['...'] }", { to: ['room'], groupBy: ['...'] }],
    ['an empty group_by, which is inherited', '{ group_by: [] }', { to: ['room'] }],
    ['continue', '{ continue: yes }', { to: ['room'], continue: true }],
    ['no continue', '{ continue: false }', { to: ['room'] }],
    ['units past their measure', '{ group_interval: 1h90s }', { to: ['room'], groupInterval: '1h1m30s' }],
    ['a year', '{ repeat_interval: 1y }', { to: ['room'], repeatInterval: '52w1d' }],
    [
      'children, which inherit',
      '{ receiver: pager, routes: [{ match: { a: x } }] }',
      {
        to: ['pager', 'pager-2'],
        routes: [{ match: { a: 'x' } }],
      },
    ],
  ])('with %s', (_what, child, expected) => {
    expect(routeOf(child)).toEqual(expected);
  });

  it('names its mute and active times', () => {
    const { config } = importing(
      file(
        'time_intervals: [{ name: t, time_intervals: [] }]\nmute_time_intervals: [{ name: m, time_intervals: [] }]',
        '  routes: [{ mute_time_intervals: [m, t], active_time_intervals: [t] }]',
      ),
    );
    expect(config.routes).toEqual([{ to: ['room'], mute: ['m', 't'], active: ['t'] }]);
    expect(Object.keys(config.muteTimes)).toEqual(['t', 'm']);
  });

  it('keeps the comment that people wrote above it, but no secret in it', () => {
    const { yaml } = importing(
      file('', '  routes:\n    # the database people\n    # token: abcdef\n    - { match: { a: x } }'),
    );
    expect(yaml).toContain('routes:\n  # the database people\n  # token: ***\n  - match: { a: x }\n');
  });

  it('says at its place what it cannot be told', () => {
    const { yaml, notes } = importing(file('', '  routes: [{ labels: { a: b } }]'));
    expect(notes).toEqual(['`labels` of a route is not carried over']);
    expect(yaml).toContain('  # `labels` of a route is not carried over\n  - to: [room]');
  });
});
