import { type PropertySchemas, type Schema, type Static, Type } from '@signalbox/sdk';
import { type MatchKeys, matchKeys, OPEN_MATCH_KEYS, type WrittenMatch } from '../matchers/match-schema.ts';
import { anyName, duration, text, type Written } from '../schema/schema-parts.ts';
import { muteTimeNames } from '../suppression/mute-time-schema.ts';

export const DEFAULT_GROUP_BY: readonly string[] = ['alertname'];
export const DEFAULT_GROUP_WAIT = '30s';
export const DEFAULT_GROUP_INTERVAL = '5m';
export const DEFAULT_REPEAT_INTERVAL = '4h';

const grouping = {
  groupBy: Type.Optional(
    Type.Array(text('A label.'), {
      uniqueItems: true,
      default: DEFAULT_GROUP_BY,
      description:
        'Alerts with equal values of these labels make one message. `["..."]`: all labels; `[]`: all alerts of the route.',
    }),
  ),
  groupWait: Type.Optional(duration('How long the first alert of a group waits for others.', DEFAULT_GROUP_WAIT)),
  groupInterval: Type.Optional(
    duration('How long after a message a group waits before it notifies of a change.', DEFAULT_GROUP_INTERVAL),
  ),
  repeatInterval: Type.Optional(
    duration('After how long what still fires is notified again.', DEFAULT_REPEAT_INTERVAL),
  ),
};

export const defaultsSchema = Type.Object(grouping, {
  additionalProperties: false,
  description: 'What a route has unless it, or a route above it, says otherwise.',
});

export type WrittenGrouping = Written<Static<typeof defaultsSchema>>;

/** In a route the default is what the route above it has. */
const inheritedGrouping = withoutDefaults(grouping);

const to = Type.Array(text('Name of a channel.'), {
  uniqueItems: true,
  description: 'The channels that are notified. `[]`: the alerts are dropped on purpose.',
});

export const unmatchedSchema = Type.Object(
  { to, ...inheritedGrouping },
  {
    additionalProperties: false,
    description: 'Where the alerts go that no route takes. `to: []` drops them on purpose.',
  },
);

export type WrittenUnmatched = Written<Static<typeof unmatchedSchema>>;

const TAKES =
  'Which alerts the route takes: a map of labels, or a list of matchers; all must match. Absent: every alert.';

/** @param matches whether the form of matchers is part of the schema (for editors), or left to the matchers' compiler */
export function routeSchema(matches: boolean): Schema<OwnKeys & MatchedAlerts> {
  return Type.Object(
    { ...ownKeys, ...(matches ? matchKeys(TAKES) : OPEN_MATCH_KEYS) },
    { additionalProperties: false },
  );
}

const ownKeys = {
  name: Type.Optional({
    ...anyName,
    pattern: '^[^\\p{C}\\s/]([^\\p{C}/]{0,98}[^\\p{C}\\s/])?$',
    $comment: 'must be 1 to 100 characters on one line, without `/`',
    description: 'For people: `explain`, messages and metrics name the route by it.',
  }),
  to: Type.Optional(to),
  ...inheritedGrouping,
  mute: Type.Optional(muteTimeNames('The mute times in which its groups notify nobody. Not inherited.')),
  active: Type.Optional(
    muteTimeNames('The only times in which its groups notify, by the names of mute times. Not inherited.'),
  ),
  continue: Type.Optional(Type.Boolean({ default: false, description: 'Go on to the next sibling after a match.' })),
  routes: Type.Optional(
    Type.Array(Type.Ref<WrittenRoute>('#/$defs/route'), {
      description: 'Tried in order; if none takes the alert, this route itself does.',
    }),
  ),
};

/** Without `routes`: a type that contains itself cannot be inferred. */
type OwnKeys = Omit<Static<ReturnType<typeof Type.Object<typeof ownKeys>>>, 'routes'>;
type MatchedAlerts = Static<ReturnType<typeof Type.Object<MatchKeys>>>;

export interface WrittenRoute extends Written<OwnKeys>, WrittenMatch {
  readonly routes?: readonly (WrittenRoute | undefined)[];
}

function withoutDefaults<Properties extends PropertySchemas>(properties: Properties): Properties {
  const entries = Object.entries(properties).map(([name, schema]) => [name, { ...schema, default: undefined }]);
  return Object.fromEntries(entries);
}
