import { type OptionsSchema, Secret, Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { formatKeyPath } from '../problems/key-path.ts';
import { duration } from './schema-parts.ts';
import { badDuration, type SchemaContext, schemaProblems } from './schema-problems.ts';
import { schemaValidator } from './schema-validator.ts';

/** `PATH code: MESSAGE -> HINT` of each problem that a schema has with a value. */
function judge(schema: OptionsSchema, value: unknown, context: Partial<SchemaContext> = {}): readonly string[] {
  const { problems } = schemaProblems(schemaValidator(schema)(value), { base: [], value, ours: false, ...context });
  return problems.map(({ code, at, message, hint }) =>
    [`${formatKeyPath(at)} ${code}: ${message}`, ...(hint === undefined ? [] : [hint])].join(' -> '),
  );
}

const of = (schema: OptionsSchema) => Type.Object({ x: schema as never });

describe('a value of another kind', () => {
  it.each([
    [Type.String({ description: 'A name.' }), [], 'x wrong-type: must be a text -> A name.'],
    [Type.String({ description: 'A name.' }), 5, 'x wrong-type: must be a text -> quote it: `"5"`'],
    [Type.String(), true, 'x wrong-type: must be a text -> quote it: `"true"`'],
    [Secret(), 12345678, 'x wrong-type: must be a text -> quote it'],
    [Type.Union([Secret(), Type.Array(Secret())]), 12345678, 'x wrong-type: must be a text or a list -> quote it'],
    [
      Type.String({ examples: ['2026-12-01T00:00:00Z'] }),
      20261201,
      'x wrong-type: must be a text -> for instance "2026-12-01T00:00:00Z"',
    ],
    [Type.String({ examples: ['team-a'] }), 5, 'x wrong-type: must be a text -> quote it: `"5"`'],
    [duration('How long.'), 30, 'x wrong-type: must be a text -> for instance "30s"'],
    [
      Type.String({ examples: ['abc'], description: 'A name.' }),
      {},
      'x wrong-type: must be a text -> for instance "abc"',
    ],
    [Type.Integer(), 'a', 'x wrong-type: must be a whole number'],
    [{ type: 'number' }, 'a', 'x wrong-type: must be a number'],
    [Type.Boolean(), 'perhaps', 'x wrong-type: must be true or false'],
    [Type.Object({}), 'a', 'x wrong-type: must be a map'],
    [{ type: ['string', 'integer', 'null'] }, [], 'x wrong-type: must be a text, a whole number or empty'],
    [Type.Array(Type.String()), 'a, b', 'x wrong-type: must be a list -> write `[a, b]`'],
    [Type.Array(Type.String()), 5, 'x wrong-type: must be a list'],
  ])('%j for %j: %s', (schema, value, problem) => expect(judge(of(schema), { x: value })).toEqual([problem]));

  it.each<[OptionsSchema, unknown, string]>([
    [Type.Boolean(), 'yes', 'must be true or false -> write `true`'],
    [Type.Boolean({ description: 'May it ring?' }), 'off', 'must be true or false -> write `false`'],
    [Type.Boolean(), 'true', 'must be true or false -> write `true`, without quotes'],
    [Type.Boolean(), 0, 'must be true or false -> write `false`'],
    [{ type: ['boolean', 'null'] }, 'NO', 'must be true or false or empty -> write `false`'],
    [Type.Union([Type.Boolean(), Type.Array(Type.String())]), 'on', 'must be true or false or a list -> write `true`'],
    [Type.Array(Type.String()), 'yes', 'must be a list -> write `[yes]`'],
  ])('that means a truth elsewhere is told as one where a truth may stand: %j for %j', (schema, value, problem) => {
    expect(judge(of(schema), { x: value })).toEqual([`x wrong-type: ${problem}`]);
  });

  it('that means a truth elsewhere is not repeated if it is hidden', () => {
    expect(judge(of(Type.Boolean()), { x: 'yes' }, { isHidden: () => true })).toEqual([
      'x wrong-type: must be true or false',
    ]);
    expect(judge(of(Type.Boolean({ writeOnly: true })), { x: 'yes' })).toEqual(['x wrong-type: must be true or false']);
  });
});

describe('a value that is not allowed', () => {
  it.each([
    [
      Type.Enum(['critical', 'warning']),
      'criticl',
      'x wrong-value: must be "critical" or "warning" -> did you mean "critical"?',
    ],
    [Type.Enum(['critical', 'warning', 'info']), 'xyz', 'x wrong-value: must be "critical", "warning" or "info"'],
    [{ const: 1 }, 2, 'x wrong-value: must be 1'],
    [{ const: 1, $comment: 'must be the first' }, 2, 'x wrong-value: must be the first'],
    [Type.String({ minLength: 1 }), '', 'x wrong-value: must not be empty'],
    [Type.String({ minLength: 1, $comment: 'must be a word' }), '', 'x wrong-value: must be a word'],
    [Type.Integer({ maximum: 5 }), 6, 'x wrong-value: must be <= 5'],
    [Type.String({ pattern: '^a' }), 'b', 'x wrong-value: must have another form'],
    [
      Type.String({ pattern: '^a', $comment: 'must begin with a', examples: ['ab'] }),
      'b',
      'x wrong-value: must begin with a -> for instance "ab"',
    ],
    [
      duration('How long.'),
      '9999999999999999h',
      'x bad-duration: "9999999999999999h" is longer than ten years (87600h) -> write for instance `30s`, `5m`, `4h`, `1d` or `1h30m`',
    ],
    [
      duration('How long.'),
      'soon',
      'x bad-duration: "soon" is not a duration -> write for instance `30s`, `5m`, `4h`, `1d` or `1h30m`',
    ],
  ])('%j for %j: %s', (schema, value, problem) => expect(judge(of(schema), { x: value })).toEqual([problem]));

  it.each([
    [['a', 'b', 'a'], 'x[2]'],
    [['a', 'a'], 'x[1]'],
  ])('is the later one of two equal ones in %j', (value, place) => {
    const schema = of(Type.Array(Type.String(), { uniqueItems: true }));
    expect(judge(schema, { x: value })).toEqual([`${place} wrong-value: this appears twice in the list`]);
  });
});

describe('a value of a union', () => {
  const union = Type.Union([Type.Boolean(), Type.Array(Type.String())]);
  const maps = Type.Union([
    Type.Object({ a: Type.String() }, { additionalProperties: false }),
    Type.Object({ b: Type.String() }, { additionalProperties: false }),
  ]);

  it.each([
    ['of no branch', union, 5, ['x wrong-type: must be true or false or a list']],
    ['that was meant as a list', union, 'a', ['x wrong-type: must be true or false or a list -> write `[a]`']],
    [
      'wrong inside of the one branch that is meant',
      union,
      ['a', 5],
      ['x[1] wrong-type: must be a text -> quote it: `"5"`'],
    ],
    ['that may be meant by two branches', maps, { c: 1 }, ['x wrong-type: must be a map or a map']],
    [
      'with its own sentence',
      Type.Union([Type.Literal('none'), Type.Object({})], { $comment: 'must be none or a map' }),
      5,
      ['x wrong-type: must be none or a map'],
    ],
    [
      'without a sentence',
      { anyOf: [{ minimum: 5, type: 'integer' }, { enum: ['x'] }] },
      'y',
      ['x wrong-type: is not of a kind that is allowed here'],
    ],
  ])('%s', (_, schema, value, problems) => expect(judge(of(schema), { x: value })).toEqual(problems));

  it('deep inside of another union is judged by the branches that are meant', () => {
    const deep = Type.Union([
      Type.String(),
      Type.Array(Type.Union([Type.String(), Type.Object({ not: Type.String() })])),
    ]);
    expect(judge(of(deep), { x: ['a', { not: 5 }] })).toEqual([
      'x[1].not wrong-type: must be a text -> quote it: `"5"`',
    ]);
  });

  it('of the kind `oneOf` is judged alike', () => {
    expect(judge(of({ oneOf: [{ type: 'string' }, { type: 'boolean' }] }), { x: 5 })).toEqual([
      'x wrong-type: must be a text or true or false -> quote it: `"5"`',
    ]);
  });
});

describe('a key', () => {
  const schema = Type.Object(
    { room: Type.String({ description: 'Which room.' }), size: Type.Optional(Type.Integer()) },
    { additionalProperties: false },
  );

  it.each([
    [{}, 'missing-key: missing key "room" -> add `room:` - Which room.'],
    [{ room: 'r', sise: 1 }, 'sise unknown-key: unknown key "sise" -> did you mean "size"?'],
    [{ room: 'r', other: 1 }, 'other unknown-key: unknown key "other" -> known are room, size'],
    [
      { room: 'r', '<<': {} },
      '["<<"] unknown-key: unknown key "<<" -> merge keys are not part of YAML 1.2: write the entries out',
    ],
    [{ room: 'r', 'size 5': null }, '["size 5"] unknown-key: unknown key "size" -> did you mean "size:"?'],
    [{ room: 'r', 'token=canary': null }, '["token=canary"] unknown-key: unknown key "token" -> known are room, size'],
  ])('of %j', (value, problem) => expect(judge(schema, value).map((each) => each.trim())).toEqual([problem]));

  it('that has no description is named alone', () => {
    expect(judge(Type.Object({ a: Type.String() }), {})).toEqual([' missing-key: missing key "a" -> add `a:`']);
  });

  it('of another map in the same place is in mind only at the top', () => {
    const nested = Type.Object({ in: Type.Optional(schema) }, { additionalProperties: false });
    const otherKeys = ['timeout'];
    expect(judge(nested, { timeot: 1 }, { otherKeys })).toEqual([
      'timeot unknown-key: unknown key "timeot" -> did you mean "timeout"?',
    ]);
    expect(judge(nested, { in: { room: 'r', timeot: 1 } }, { otherKeys })).toEqual([
      'in.timeot unknown-key: unknown key "timeot" -> known are room, size',
    ]);
  });

  it('is not listed where there are too many, or none', () => {
    const many = (count: number) =>
      Type.Object(
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, Type.Optional(Type.String())])),
        {
          additionalProperties: false,
        },
      );
    expect(judge(many(24), { other: 1 })[0]).toContain(' -> known are key0, ');
    expect(judge(many(25), { other: 1 })).toEqual(['other unknown-key: unknown key "other"']);
    expect(judge(many(0), { other: 1 })).toEqual(['other unknown-key: unknown key "other"']);
  });

  it('of a later version is told apart in our own maps alone', () => {
    expect(judge(schema, { room: 'r', scope: 1 }, { ours: true })).toEqual([
      'scope not-yet-supported: scopes come with a later version -> remove it: this version would not do what it says',
    ]);
    expect(judge(schema, { room: 'r', scope: 1 })).toEqual([
      'scope unknown-key: unknown key "scope" -> known are room, size',
    ]);
  });

  it('that is no good name says what one is', () => {
    const names = Type.Record(Type.String({ pattern: '^[a-z]+$', $comment: 'must be small letters' }), Type.Integer());
    expect(judge(names, { 'A-1': 1 })).toEqual(['A-1 wrong-value: the name "A-1" must be small letters']);
    const bare = { type: 'object', propertyNames: { pattern: '^[a-z]+$' } };
    expect(judge(bare, { 'A-1': 1 })).toEqual(['A-1 wrong-value: the name "A-1" is not allowed here']);
  });
});

describe('what must not be shown', () => {
  it.each([
    ['a secret', of(Secret({ pattern: '^[0-9]+$' })), {}],
    ['a hidden value', of(duration('How long.')), { isHidden: () => true }],
  ])('is not: %s', (_, schema, context) => {
    const reported = judge(schema, { x: 'canary' }, context);
    expect(reported).toHaveLength(1);
    expect(reported[0]).not.toContain('canary');
  });

  it('is cut where it is long', () => {
    expect(badDuration(['x'], 'y'.repeat(100)).message).toBe(`"${'y'.repeat(40)}" is not a duration`);
    expect(badDuration(['x'], 'canary', false).message).toBe('this is not a duration');
  });
});

describe('what cannot be used', () => {
  it('is each wrong value and unknown key, below the place of the whole; what is missing is not there', () => {
    const schema = Type.Object(
      { a: Type.Integer(), b: Type.Array(Type.String()), c: Type.String() },
      { additionalProperties: false },
    );
    const value = { a: 'x', b: ['y', 5], d: 1 };
    const { unusable } = schemaProblems(schemaValidator(schema)(value), {
      base: ['channels', 'c'],
      value,
      ours: false,
    });
    expect(unusable.map(formatKeyPath).sort()).toEqual(['channels.c.a', 'channels.c.b[1]', 'channels.c.d']);
  });
});
