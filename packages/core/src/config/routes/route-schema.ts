import { matchKeys, OPEN_MATCH_KEYS } from '../matchers/match-schema.ts';
import { anyName, closedMap, duration, type JsonSchema, text } from '../schema/schema-parts.ts';
import { muteTimeNames } from '../suppression/mute-time-schema.ts';

export const DEFAULT_GROUP_BY: readonly string[] = ['alertname'];
export const DEFAULT_GROUP_WAIT = '30s';
export const DEFAULT_GROUP_INTERVAL = '5m';
export const DEFAULT_REPEAT_INTERVAL = '4h';

const groupBy: JsonSchema = {
  type: 'array',
  items: text('A label.'),
  uniqueItems: true,
  default: DEFAULT_GROUP_BY,
  description:
    'Alerts with equal values of these labels make one message. `["..."]`: all labels; `[]`: all alerts of the route.',
};

const grouping = {
  groupBy,
  groupWait: duration('How long the first alert of a group waits for others.', DEFAULT_GROUP_WAIT),
  groupInterval: duration(
    'How long a group is quiet after a message before it tells a change.',
    DEFAULT_GROUP_INTERVAL,
  ),
  repeatInterval: duration('After how long what still fires is told again.', DEFAULT_REPEAT_INTERVAL),
};

const to: JsonSchema = {
  type: 'array',
  items: text('Name of a channel.'),
  uniqueItems: true,
  description: 'The channels that are told. `[]`: the alerts are dropped on purpose.',
};

export const defaultsSchema: JsonSchema = closedMap(grouping, {
  description: 'What a route has unless it, or a route above it, says otherwise.',
});

export const unmatchedSchema: JsonSchema = closedMap(
  { to, ...withoutDefaults(grouping) },
  { required: ['to'], description: 'Where the alerts go that no route takes. `to: []` drops them on purpose.' },
);

const TAKES =
  'Which alerts the route takes: a map of labels, or a list of matchers; all must hold. Absent: every alert.';

/** @param matches whether the form of matchers is part of the schema (for editors), or left to the matchers' compiler */
export function routeSchema(matches: boolean): JsonSchema {
  return closedMap({
    name: {
      ...anyName,
      pattern: '^[^\\p{C}\\s/]([^\\p{C}/]{0,98}[^\\p{C}\\s/])?$',
      $comment: 'must be 1 to 100 characters on one line, without `/`',
      description: 'For people: `explain`, messages and metrics name the route by it.',
    },
    ...(matches ? matchKeys(TAKES) : OPEN_MATCH_KEYS),
    to,
    ...withoutDefaults(grouping),
    mute: muteTimeNames('The mute times in which its groups say nothing. Not inherited.'),
    active: muteTimeNames(
      'The only times in which its groups say something, by the names of mute times. Not inherited.',
    ),
    continue: { type: 'boolean', default: false, description: 'Go on to the next sibling after a match.' },
    routes: {
      type: 'array',
      items: { $ref: '#/$defs/route' },
      description: 'Tried in order; if none takes the alert, this route itself does.',
    },
  });
}

/** In a route the default is what stands above it. */
function withoutDefaults(properties: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(properties).map(([name, { default: _, ...schema }]) => [name, schema]));
}
