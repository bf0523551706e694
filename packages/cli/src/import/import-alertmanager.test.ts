import { describe, expect, it } from 'vitest';
import { errorsOf, file, importing } from './testing/importing.ts';

describe('an inhibition rule', () => {
  it.each<[string, string, unknown]>([
    [
      'old words',
      '{ source_match: { a: x }, target_match: { b: y }, target_match_re: { c: z.* }, equal: [d] }',
      { source: { a: 'x' }, target: { b: 'y', c: { matches: 'z.*' } }, equal: ['d'] },
    ],
    ['matchers', `{ source_matchers: ['a="x"'], target_matchers: [b!=y] }`, { source: ['a="x"'], target: ['b!=y'] }],
    ['no target, which is all', `{ source_matchers: ['a="x"'], name: n }`, { source: ['a="x"'], target: {} }],
  ])('with %s', (_what, rule, expected) => {
    expect(importing(file(`inhibit_rules: [${rule}]`)).config.inhibit).toEqual([expected]);
  });
});

describe('a duration of more than ten years', () => {
  it.each([
    ['of a route', file('', '  routes: [{ group_interval: 99999h }]')],
    ['of the root', file('', '  repeat_interval: 99999h')],
    ['of the globals', file('global: { resolve_timeout: 99999h }')],
    [
      'of a webhook',
      'route: { receiver: a }\nreceivers: [{ name: a, webhook_configs: [{ url: "http://a/", timeout: 99999h }] }]',
    ],
  ])('is cut to that, with a note: %s', (_, text) => {
    const { yaml, notes } = importing(text);
    expect(notes).toEqual(['a duration of more than ten years is cut to ten years']);
    expect(yaml).toContain('521w3d');
  });
});

describe('what a file says besides', () => {
  it('is named at the head', () => {
    const { yaml, config } = importing(
      file(
        'global: { resolve_timeout: 1h, slack_api_url: https://x/secret }\ntemplates: [a.tmpl]\ntracing: { endpoint: e }',
      ),
    );
    expect(config.sources).toEqual({ prometheus: { type: 'alertmanager', resolveTimeout: '1h' } });
    const [head = ''] = yaml?.split('\nversion') ?? [];
    for (const word of ['global.slack_api_url', 'templates', 'tracing']) expect(head).toContain(`\`${word}`);
    expect(yaml).not.toContain('secret');
  });
});

describe('a mistake', () => {
  it.each([
    ['no YAML', 'route: [', '1: '],
    [
      'another key of the file',
      `${file('')}recievers: []`,
      '11: "recievers" is not a key of the file; did you mean "receivers"?',
    ],
    [
      'another key of a route',
      file('', '  routes: [{ reciever: pager }]'),
      '4: "reciever" is not a key of a route; did you mean "receiver"?',
    ],
    ['another key of the root', file('', '  match_label: { a: b }'), '4: "match_label" is not a key of a route'],
    [
      'a key of nothing',
      file('', '  group_wiat:'),
      '4: "group_wiat" is not a key of a route; did you mean "group_wait"?',
    ],
    [
      'another global',
      file('global: { resolve_timout: 5m }'),
      '11: "resolve_timout" is not a key of `global`; did you mean',
    ],
    [
      'another key of a webhook',
      'route: { receiver: a }\nreceivers: [{ name: a, webhook_configs: [{ url: "http://a/", sendresolved: no }] }]',
      '2: "sendresolved" is not a key of a webhook; did you mean "send_resolved"?',
    ],
    ['no map', '- a', '1: a map is expected here'],
    ['no route', 'receivers: []', '1: there is no `route`'],
    ['a key twice', 'route: { receiver: a }\nreceivers: [{ name: a }]\nreceivers: []', '3: this key appears twice'],
    ['no receiver', 'route: {}', '1: the root route has no receiver'],
    [
      'two receivers of a name',
      file('', '').replace('name: pager', 'name: room'),
      '8: two receivers have the name "room"',
    ],
    ['matchers of the root', file('', '  match: { a: x }'), '2: the root route may not have matchers'],
    ['continue of the root', file('', '  continue: true'), '2: the root route may not have `continue`'],
    ['a matcher', file('', `  routes:\n    - matchers:\n        - a=b\n        - 'a'`), '7: '],
    ['a pattern', file('', `  routes:\n    - match_re: { a: '(' }`), '5: not a regular expression'],
    ['an unknown time', file('', '  routes:\n    - mute_time_intervals: [x]'), '5: no time interval has the name "x"'],
    ['a zero', file('', '  group_interval: 0s'), '2: group_interval cannot be zero'],
    ["'...' with others", file('', `  group_by: ['...', a]`), "4: '...' must be the only label in group_by"],
    ['an empty label', file('', `  group_by: [a, '']`), '4: the name of a label is empty'],
    [
      'an empty label of both',
      file(`inhibit_rules: [{ source_match: { a: b }, target_match: { c: d }, equal: [''] }]`),
      '11: the name of a label is empty',
    ],
    [
      'two credentials',
      'route: { receiver: a }\nreceivers: [{ name: a, webhook_configs: [{ url: "http://a/", http_config: { bearer_token: x, basic_auth: { username: u, password: p } } }] }]',
      '2: at most one may be there of bearer_token, basic_auth',
    ],
    ['a label twice', file('', '  group_by: [a, a]'), '4: a label appears twice in group_by'],
    [
      'an address',
      'route: { receiver: a }\nreceivers: [{ name: a, webhook_configs: [{ url: x }] }]',
      '2: `url` is not',
    ],
    [
      'a time',
      file(`time_intervals: [{ name: n, time_intervals: [{ times: [{ start_time: '9:00', end_time: '10:00' }] }] }]`),
      '11: both times',
    ],
    [
      'a weekday',
      file('time_intervals: [{ name: n, time_intervals: [{ weekdays: [mon] }] }]'),
      '11: "mon" is not a range',
    ],
    [
      'a week backwards',
      file(`time_intervals: [{ name: n, time_intervals: [{ weekdays: ['friday:monday'] }] }]`),
      '11: ',
    ],
    [
      'a zone',
      file('time_intervals: [{ name: n, time_intervals: [{ location: Mars }] }]'),
      '11: there is no time zone',
    ],
    ['an alias of nothing', 'route: *x', '1: '],
    ['an alias inside its anchor', 'route: &x { routes: [*x] }', '1: the alias *x has no anchor before it'],
  ])('%s is told with its line', (_what, text, expected) => {
    const errors = errorsOf(text);
    expect(errors.some((error) => error.startsWith(expected))).toBe(true);
    expect(importing(text).yaml).toBeUndefined();
  });

  it('is told beside all the others', () => {
    expect(errorsOf('route: { receiver: a, group_wait: x, repeat_interval: 0s }\nreceivers: [{}]')).toHaveLength(4);
  });

  it('of aliases that stand for too much is found in time', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [one, other] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh']) {
      bomb.push(`${other}: &${other} [${Array.from({ length: 10 }, () => `*${one}`).join(', ')}]`);
    }
    expect(errorsOf(bomb.join('\n'))).toContainEqual(expect.stringContaining('too large'));
  });
});
