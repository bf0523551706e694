import { type Schema, type Static, Type } from '@signalbox/sdk';
import { text, type Written } from '../schema/schema-parts.ts';

export const DEFAULT_TIME_ZONE = 'UTC';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const MONTHS = [
  ...(['january', 'february', 'march', 'april', 'may', 'june'] as const),
  ...(['july', 'august', 'september', 'october', 'november', 'december'] as const),
];

/** A name, or as much of it as tells it from the others. */
const nameOf = (names: readonly string[]) =>
  names.map((name) => `${name.slice(0, 3)}${name.length > 3 ? `(?:${name.slice(3)})?` : ''}`).join('|');

const rangeOf = (one: string) => `^(?:${one})(?:-(?:${one}))?$`;

/** What is said of a list, and of each of its items. */
interface Said {
  readonly description: string;
  readonly $comment: string;
  /** All the names, if there are some: for hints and editors. */
  readonly examples?: readonly string[];
}

const examplesOf = (names: readonly string[]) => names.flatMap((name) => [...new Set([name.slice(0, 3), name])]);

/** A list of numbers, names and ranges of them. */
function ranges(one: string, numbers: object | undefined, said: Said): Schema<readonly (string | number)[]> {
  const { $comment, examples = [] } = said;
  const words = examples.length === 0 ? {} : { examples };
  const range: Schema<string | number> = Type.String({ pattern: rangeOf(one), $comment, ...words });
  const whole: Schema<string | number> = { ...Type.Integer(), ...numbers, $comment };
  const items = numbers === undefined ? range : Type.Union([whole, range], said);
  return Type.Array(items, { minItems: 1, description: said.description, $comment });
}

const weekdays = ranges(nameOf(WEEKDAYS), undefined, {
  description: 'Days of the week, or ranges of them: `[mon-fri, sunday]`. The end of a range belongs to it.',
  $comment: 'must be a weekday (`mon`, `monday`) or a range (`mon-fri`)',
  examples: examplesOf(WEEKDAYS),
});

const months = ranges(
  `${nameOf(MONTHS)}|0?[1-9]|1[0-2]`,
  { minimum: 1, maximum: 12 },
  {
    description: 'Months by name or number, or ranges of them: `[jan, 6-8, nov-feb]`.',
    $comment: 'must be a month (`jan`, `january`, 1) or a range (`jan-mar`, `1-3`)',
    examples: examplesOf(MONTHS),
  },
);

const daysOfMonth = ranges(
  '-?(?:0?[1-9]|[12][0-9]|3[01])',
  { minimum: -31, maximum: 31, not: { const: 0 } },
  {
    description: 'Days of the month, from its end if negative, or ranges of them: `[1-5, 15, -3--1]`.',
    $comment: 'must be a day from 1 to 31, from -31 to -1 (the last), or a range (`1-5`, `-3--1`)',
  },
);

const years = ranges(
  '[12][0-9]{3}',
  { minimum: 1_000, maximum: 2_999 },
  {
    description: 'Years, or ranges of them: `[2026, 2028-2030]`.',
    $comment: 'must be a year, or a range (`2026-2028`)',
  },
);

const HOUR = '(?:[01][0-9]|2[0-3]):[0-5][0-9]';

const time = (pattern: string, description: string, { $comment }: { readonly $comment: string }) =>
  text(description, { pattern: `^(?:${pattern})$`, $comment });

const dayTime = Type.Object(
  {
    from: time(HOUR, 'The first minute that belongs to it, such as `22:00`.', {
      $comment: 'must be a time of day, such as `22:00`',
    }),
    to: time(`${HOUR}|24:00`, 'The first minute that does not. Before `from`: on the next day.', {
      $comment: 'must be a time of day, such as `08:00` or `24:00`',
    }),
  },
  { additionalProperties: false },
);

const interval = Type.Partial(
  Type.Object(
    {
      weekdays,
      times: Type.Array(dayTime, {
        minItems: 1,
        description: 'Times of day. What goes over midnight belongs to the day that it begins on.',
      }),
      daysOfMonth,
      months,
      years,
      timeZone: text('In place of the time zone of the mute time.'),
    },
    { additionalProperties: false },
  ),
);

export type WrittenInterval = Written<Static<typeof interval>>;

export const muteTimeSchema = Type.Object(
  {
    timeZone: Type.Optional(
      text(`Whose calendar and clock it follows: a name of the IANA database, such as \`Asia/Tokyo\`.`, {
        default: DEFAULT_TIME_ZONE,
      }),
    ),
    intervals: Type.Array(interval, {
      description:
        'It is active while one of these is. In an interval, all conditions must be met; `{}` is always active.',
    }),
  },
  { additionalProperties: false, description: 'Times by the calendar, to be named by routes and silences.' },
);

export type WrittenMuteTime = Written<Static<typeof muteTimeSchema>>;

/** Numbers, names, and ranges of them. */
export type WrittenRanges = Written<Static<typeof years>>;

/** A list of names of mute times. */
export function muteTimeNames(
  description: string,
  more: { readonly minItems?: number } = {},
): Schema<readonly string[]> {
  return Type.Array(text('Name of a mute time.'), { uniqueItems: true, description, ...more });
}
