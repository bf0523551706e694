import { anyName, closedMap, duration, type JsonSchema, text } from './json-schema.ts';

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

const texts: JsonSchema = {
  anyOf: [{ type: ['string', 'number'] }, { type: 'array', items: { type: ['string', 'number'] } }],
};

const labelMap: JsonSchema = {
  type: 'object',
  description: 'Every entry must hold: a label, and its value, a list of values, or a condition.',
  additionalProperties: {
    anyOf: [
      ...(texts['anyOf'] as readonly JsonSchema[]),
      closedMap({ not: { ...texts, description: 'Not this value, or none of these.' } }, { required: ['not'] }),
      closedMap({ matches: text('A regular expression (RE2) for the whole value.') }, { required: ['matches'] }),
      closedMap(
        { notMatches: text('A regular expression (RE2) that the whole value must not match.') },
        { required: ['notMatches'] },
      ),
      closedMap({ exists: { type: 'boolean', description: 'Is the label there?' } }, { required: ['exists'] }),
    ],
  },
};

const match: JsonSchema = {
  anyOf: [labelMap, { type: 'array', items: text('A matcher: `severity="critical"`, `host!~"test-.*"`.') }],
  description:
    'Which alerts the route takes: a map of labels, or a list of matchers; all must hold. Absent: every alert.',
};

export const defaultsSchema: JsonSchema = closedMap(grouping, {
  description: 'What a route has unless it, or a route above it, says otherwise.',
});

export const unmatchedSchema: JsonSchema = closedMap(
  { to, ...withoutDefaults(grouping) },
  { required: ['to'], description: 'Where the alerts go that no route takes. `to: []` drops them on purpose.' },
);

/** @param matches whether the form of matchers is part of the schema (for editors), or left to the matchers' compiler */
export function routeSchema(matches: boolean): JsonSchema {
  return closedMap({
    name: {
      ...anyName,
      pattern: '^[^\\p{C}\\s/]([^\\p{C}/]{0,98}[^\\p{C}\\s/])?$',
      $comment: 'must be 1 to 100 characters on one line, without `/`',
      description: 'For people: `explain`, messages and metrics name the route by it.',
    },
    match: matches ? match : true,
    matchAny: matches
      ? {
          type: 'array',
          items: match,
          minItems: 1,
          description: 'One of these must hold (and `match`, if it is there).',
        }
      : true,
    matchAnnotations: matches ? { ...labelMap, description: 'As `match`, on annotations.' } : true,
    to,
    ...withoutDefaults(grouping),
    continue: { type: 'boolean', default: false, description: 'Go on to the next sibling after a match.' },
    routes: {
      type: 'array',
      items: { $ref: '#/$defs/route' },
      description: 'Tried in order; if none takes the alert, this route itself does.',
    },
  } as Readonly<Record<string, JsonSchema>>);
}

/** In a route the default is what stands above it. */
function withoutDefaults(properties: Readonly<Record<string, JsonSchema>>): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(Object.entries(properties).map(([name, { default: _, ...schema }]) => [name, schema]));
}
