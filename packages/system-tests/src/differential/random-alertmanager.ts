import type { Random } from '../seeded-random.ts';

/** A random alertmanager.yml, and how many integrations each of its receivers has. */
export interface RandomAlertmanager {
  /** JSON, which is YAML. */
  readonly text: string;
  readonly integrations: ReadonlyMap<string, number>;
}

type Labels = Readonly<Record<string, string>>;

/** What routes and alerts have in common. */
const COMMON = ['x', 'y', 'xy'];
const NAMES = ['alertname', 'severity', 'team', 'host', '_x1'];
const VALUES = [
  ...['', '', 'x', 'y', 'xy', 'x1', '12', 'yes', 'X', 'x.y', 'x|y', 'xx', 'a b', ' x'],
  ...['"q"', 'back\\slash', 'two\nlines', '日本', 'x,y', '{x}', '$', '~', 'é'],
];
const PATTERNS = [
  ...['x|y', 'x.*', '.+', '.*', '', '[xy]1?', '(?i)x', '^x$', 'x\\.y', 'x.y', '日.', '(x|y)+', '\\d+', '[^x]'],
  ...['x{1,2}', 'a b', '\\p{Han}+', '(?s).*', '(?:x)|12', '$', '\\bx\\b', 'x|', '|y.*', '(^|.*,)y', '\\w+', '.', 'é'],
  ...['"q"', '[[:upper:]]', '\\Qx.y\\E', '(?:xy|x1|x)', '^(x|xx)$|y', '.*\\\\.*', 'yes|12|X', '\\x{65e5}.*', '\\s?x'],
];

/** What the classic parser takes without quotes; a backslash that begins no escape is one. */
const BARE = /^[^",{}\n\s~=!][^",{}\n]*$|^$/;
const ESCAPE = /\\[n"\\]|\\$/;

export function randomAlertmanager(random: Random): RandomAlertmanager {
  const integrations = new Map(
    Array.from({ length: 2 + random.integer(8) }, (_, index) => [`r${index}`, random.pick([1, 1, 1, 2, 3, 0])]),
  );
  const receivers = [...integrations].map(([name, count]) => receiver(name, count, random));
  const route = {
    ...randomRoute(random, [...integrations.keys()], 4),
    routes: Array.from({ length: 2 + random.integer(6) }, () => randomRoute(random, [...integrations.keys()], 3)),
    receiver: 'r0',
    continue: false,
    mute_time_intervals: undefined,
    match: undefined,
    match_re: undefined,
    matchers: undefined,
  };
  const time_intervals = [
    { name: 'nights', time_intervals: [{ times: [{ start_time: '00:00', end_time: '06:00' }] }] },
  ];
  return { text: JSON.stringify({ route, receivers, time_intervals }, null, 1), integrations };
}

/** Labels of which routes speak, and sometimes others. */
export function randomLabels(random: Random): Labels {
  const names = [...NAMES, 'other'].filter(() => random.isLikely(0.7));
  return Object.fromEntries(names.map((name) => [name, random.pick(random.isLikely(0.5) ? COMMON : VALUES)]));
}

function receiver(name: string, count: number, random: Random): object {
  const webhook = { url: `http://127.0.0.1:9/${name}` };
  const kinds = Array.from({ length: count }, () => random.isLikely(0.8));
  const webhooks = kinds.filter((isWebhook) => isWebhook).map(() => webhook);
  const pagers = kinds.filter((isWebhook) => !isWebhook).map(() => ({ routing_key: 'none' }));
  return {
    name,
    ...(webhooks.length > 0 ? { webhook_configs: webhooks } : {}),
    ...(pagers.length > 0 ? { pagerduty_configs: pagers } : {}),
  };
}

function randomRoute(random: Random, receivers: readonly string[], depth: number): object {
  const children = depth === 0 ? 0 : random.integer(random.isLikely(0.4) ? 5 : 3);
  const maybe = <T>(probability: number, make: () => T) => (random.isLikely(probability) ? make() : undefined);
  return {
    receiver: maybe(0.7, () => random.pick(receivers)),
    ...randomMatch(random),
    continue: maybe(0.4, () => random.isLikely(0.8)),
    group_by: maybe(0.3, () => random.pick([['...'], [], ['team'], ['host', 'alertname']])),
    group_wait: maybe(0.2, () => random.pick(['0s', '10s', '1m30s'])),
    repeat_interval: maybe(0.2, () => random.pick(['1h', '1d', '1w2d'])),
    mute_time_intervals: maybe(0.1, () => ['nights']),
    routes: Array.from({ length: children }, () => randomRoute(random, receivers, depth - 1)),
  };
}

function randomMatch(random: Random): object {
  const entries = (values: readonly string[]) =>
    Object.fromEntries(NAMES.filter(() => random.isLikely(0.2)).map((name) => [name, random.pick(values)]));
  switch (random.integer(6)) {
    case 0:
      return {};
    case 1:
      return { match: entries(VALUES) };
    case 2:
      return { match: entries(VALUES), match_re: entries(PATTERNS) };
    case 3:
      return { match_re: entries(PATTERNS), matchers: [randomMatcher(random)] };
    default:
      return { matchers: randomMatchers(random) };
  }
}

/** As items of a list, or together in one text, with and without braces. */
function randomMatchers(random: Random): readonly string[] {
  const matchers = Array.from({ length: random.pick([1, 1, 2, 3]) }, () => randomMatcher(random));
  if (random.isLikely(0.7)) return matchers;
  const joined = matchers.join(random.pick([',', ', ', ' , ']));
  return [random.isLikely(0.6) ? `{${joined}${random.pick(['', ','])}}` : joined];
}

function randomMatcher(random: Random): string {
  const isPattern = random.isLikely(0.5);
  const value = random.pick(isPattern ? PATTERNS : random.isLikely(0.5) ? COMMON : VALUES);
  const operator = random.pick(isPattern ? ['=~', '!~'] : ['=', '!=']);
  const space = random.pick(['', '', ' ']);
  const isBare = BARE.test(value) && !ESCAPE.test(value) && random.isLikely(0.4);
  return `${random.pick(NAMES)}${space}${operator}${space}${isBare ? value : quoted(value, random)}`;
}

function quoted(value: string, random: Random): string {
  const lone = random.isLikely(0.3) && !ESCAPE.test(value);
  const escaped = lone ? value : value.replaceAll('\\', '\\\\');
  return `"${escaped.replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
