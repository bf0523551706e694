import { NOTIFY_REASONS, type Schema, type Static, Type } from '@signalbox/sdk';

const CLOSED = { additionalProperties: false } as const;

const duration = (description: string) => Type.String({ minLength: 1, description });
const labels: Schema<Readonly<Record<string, unknown>>> = {
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean'] },
};

/** Names and values as `labels` has them, or the whole alert. */
const alert: Schema<Readonly<Record<string, unknown>>> = {
  type: 'object',
  if: { required: ['labels'], properties: { labels: { type: 'object' } } },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word
  then: Type.Object(
    {
      labels,
      annotations: Type.Optional(labels),
      key: Type.Optional(Type.String({ minLength: 1, description: "The sender's own identity of the alert." })),
      link: Type.Optional(Type.String()),
      image: Type.Optional(Type.String()),
    },
    CLOSED,
  ),
  else: labels,
};

const texts = Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })]);

const textCheck = Type.Object(
  {
    equals: Type.Optional(Type.String()),
    contains: Type.Optional(texts),
    excludes: Type.Optional(texts),
    matches: Type.Optional(Type.String({ description: 'A regular expression (RE2) for the whole text.' })),
    snapshot: Type.Optional(Type.Boolean()),
  },
  { ...CLOSED, minProperties: 1 },
);

const parts = Type.Record(Type.String(), textCheck, {
  description: 'Parts of the message by their names; `request` is what would have been sent.',
});

const count = Type.Integer({ minimum: 0 });

const notification = Type.Object(
  {
    at: duration('When, from the beginning of the test.'),
    channel: Type.String({ minLength: 1 }),
    firing: Type.Optional(count),
    resolved: Type.Optional(count),
    suppressed: Type.Optional(count),
    reason: Type.Optional(Type.Enum(NOTIFY_REASONS)),
    status: Type.Optional(Type.Enum(['firing', 'resolved'])),
    route: Type.Optional(Type.String()),
    render: Type.Optional(parts),
  },
  CLOSED,
);

const step = Type.Object(
  {
    at: duration('When, from the beginning of the test.'),
    alerts: Type.Optional(Type.Array(alert)),
    resolved: Type.Optional(Type.Array(alert)),
    source: Type.Optional(Type.String({ description: 'The source of the configuration that they come through.' })),
    payload: Type.Optional({ description: 'What is posted to that source, raw.' }),
  },
  CLOSED,
);

const names = Type.Array(Type.String());

const test = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    at: Type.Optional(Type.String({ description: 'When the test begins.' })),
    alert: Type.Optional(alert),
    source: Type.Optional(
      Type.String({ description: 'The source of the configuration that the alert comes through.' }),
    ),
    payload: Type.Optional({ description: 'In place of `alert`: what is posted to that source, raw.' }),
    steps: Type.Optional(Type.Array(step, { minItems: 1 })),
    until: Type.Optional(duration('How long the test watches.')),
    expect: Type.Object(
      {
        channels: Type.Optional(names),
        routes: Type.Optional(names),
        silencedBy: Type.Optional(names),
        muted: Type.Optional(Type.Boolean()),
        render: Type.Optional(Type.Record(Type.String(), parts)),
        notifications: Type.Optional(Type.Array(notification)),
      },
      { ...CLOSED, minProperties: 1 },
    ),
  },
  CLOSED,
);

/** A `*.test.yaml`, as it is written. */
export const testFileSchema = Type.Object(
  {
    config: Type.Optional(Type.String({ minLength: 1, description: 'The configuration: its main file or folder.' })),
    env: Type.Optional(Type.Record(Type.String(), Type.String(), { description: 'Counts before the environment.' })),
    tests: Type.Array(test, { minItems: 1 }),
  },
  CLOSED,
);

export type WrittenTestFile = Static<typeof testFileSchema>;
export type WrittenTest = Static<typeof test>;
export type WrittenStep = Static<typeof step>;
export type WrittenNotification = Static<typeof notification>;
export type TextCheck = Static<typeof textCheck>;
