import { isJsonObject, type JsonObject } from '../parse/json-object.ts';

/** A body that no sender should post and somebody will. */
export interface HostilePayload {
  /** What is wrong with it, for messages. */
  readonly what: string;
  /** Frozen; its objects have no prototype, as those that the server parses. */
  readonly body: unknown;
}

/** Depth that the server lets through, and keys of a wide body: more of them would only take longer. */
const MAX_DEPTH = 64;
const MAX_KEYS = 10_000;

/** Names that reach a prototype, or stand on one, where an object is used as a map without thought. */
const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
];

/**
 * Values of every kind, each of which some reader somewhere did not expect. `NaN` cannot come in JSON, infinity can
 * (`1e999`).
 */
const HOSTILE_VALUES: readonly HostilePayload[] = [
  ...[null, true, false, 0, -1, 0.5, 2 ** 53 + 2, 1e21, 1e308, -1e308, Infinity, NaN],
  ...['', ' ', 'text', '-1', '1e999', '__proto__', 'toString', '\ud83d', 'a\udc00b', '\r\n\u0000\u001b[2J\u202e\u2028'],
  ...['javascript:alert(1)', 'data:text/html,x', 'http://', 'https://[', '//x', 'https://user:pass@host/?a b"<'],
  ...['2026-02-30T00:00:00Z', '+275760-09-13T00:00:00.001Z', '9999-12-31T23:59:59Z', '-0001-01-01T00:00:00Z'],
]
  .map((body): HostilePayload => ({ what: JSON.stringify(body) ?? String(body), body }))
  .concat([
    { what: 'a number that JSON cannot say exactly', body: Number.MAX_VALUE },
    { what: 'a long text', body: 'x'.repeat(100_000) },
    { what: 'a long text of astral characters', body: '\u{1f41f}'.repeat(20_000) },
    ...[[], [null], [[]], ['text'], [0], [{}], ['\ud83d']].map((body) => describe(body)),
    describe({}),
    describe({ length: 1e9 }),
    { what: 'an object with names of a prototype', body: withoutPrototype(poison('text')) },
    { what: 'an object with objects under names of a prototype', body: withoutPrototype(poison({ polluted: 'yes' })) },
    { what: 'a wide list', body: Object.freeze(Array.from({ length: MAX_KEYS }, () => null)) },
    { what: 'a wide object', body: withoutPrototype(wide('text')) },
    { what: 'a wide object of objects', body: withoutPrototype(wide({})) },
    { what: 'deep lists', body: withoutPrototype(deep((inner) => [inner])) },
    { what: 'deep objects', body: withoutPrototype(deep((inner) => ({ a: inner }))) },
  ]);

/** Whole bodies of the wrong kind. */
export function* hostileBodies(): Generator<HostilePayload> {
  for (const { what, body } of HOSTILE_VALUES) {
    yield { what: `the body is ${what}`, body };
    yield { what: `the body is a list of ${what}`, body: Object.freeze([body]) };
  }
}

/**
 * A sample with one thing wrong at a time: each place gets each hostile value, each place is left out, each object
 * gets names of a prototype beside its own.
 */
export function* hostileVariants(sample: unknown): Generator<HostilePayload> {
  const body = withoutPrototype(sample);
  for (const path of placesIn(body)) {
    const place = path.join('.') || 'the body';
    for (const hostile of HOSTILE_VALUES) {
      yield { what: `${place} is ${hostile.what}`, body: replacedAt(body, path, () => hostile.body) };
    }
    if (path.length > 0) yield { what: `${place} is left out`, body: replacedAt(body, path, () => undefined) };
    for (const value of ['text', { polluted: 'yes' }]) {
      yield {
        what: `${place} also has names of a prototype`,
        body: replacedAt(body, path, (old) =>
          isJsonObject(old) ? withoutPrototype({ ...old, ...poison(value) }) : old,
        ),
      };
    }
  }
}

/** A frozen deep copy whose objects have no prototype: what the server's parser makes of this JSON. */
export function withoutPrototype(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(withoutPrototype));
  if (!isJsonObject(value)) return value;
  return objectOf(Object.entries(value).map(([name, member]) => [name, withoutPrototype(member)]));
}

function objectOf(entries: Iterable<readonly [string, unknown]>): JsonObject {
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, member] of entries) object[name] = member;
  return Object.freeze(object);
}

function poison(value: unknown): Record<string, unknown> {
  return Object.fromEntries(PROTOTYPE_NAMES.map((name) => [name, value]));
}

function wide(value: unknown): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: MAX_KEYS }, (_, number) => [`k${number}`, value]));
}

function deep(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'bottom';
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) value = wrap(value);
  return value;
}

function describe(body: unknown): HostilePayload {
  return { what: JSON.stringify(body), body: withoutPrototype(body) };
}

type Path = readonly string[];

function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) yield* placesIn(member, [...path, name]);
}

/** The value with another one at `path`, left out where that is undefined; what lies beside the path is shared. */
function replacedAt(value: unknown, path: Path, replace: (old: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return replace(value);
  if (Array.isArray(value)) {
    const members = value.map((member, place) => (String(place) === name ? replacedAt(member, rest, replace) : member));
    return Object.freeze(members.filter((member) => member !== undefined));
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(
    ([key, member]) => [key, key === name ? replacedAt(member, rest, replace) : member] as const,
  );
  return objectOf(entries.filter(([, member]) => member !== undefined));
}
