import { describe, expect, it } from 'vitest';
import { findBreach, type Rule } from './rule.ts';

const text: Rule = { kind: 'string', min: 1, max: 5 };
const room: Rule = { kind: 'object', required: ['id'], fields: { id: text, tags: { kind: 'list', items: text } } };

describe('a rule', () => {
  it.each<[string, Rule, unknown]>([
    ['null', { kind: 'null' }, null],
    ['a boolean', { kind: 'boolean' }, false],
    ['a number', { kind: 'number' }, -0.5],
    ['a number at its lower bound', { kind: 'number', min: 1, max: 3 }, 1],
    ['a number at its upper bound', { kind: 'number', min: 1, max: 3 }, 3],
    ['a whole number', { kind: 'number', integer: true }, 2],
    ['a text at its shortest', text, 'a'],
    ['a text at its longest', text, 'abcde'],
    ['a text of the enumeration', { kind: 'string', oneOf: ['a', 'b'] }, 'b'],
    ['an empty list', { kind: 'list', items: text }, []],
    ['an object without what is optional', room, { id: 'a' }],
    ['an object with a key that nobody knows', room, { id: 'a', other: 1 }],
    ['one of two kinds', { kind: 'either', rules: [text, { kind: 'null' }] }, null],
  ])('takes %s', (_, rule, value) => expect(findBreach(rule, value)).toBeUndefined());

  it.each<[string, Rule, unknown, string]>([
    ['null', { kind: 'null' }, 0, "Value 0 is not of type 'null'"],
    ['a boolean', { kind: 'boolean' }, 'true', "Value 'true' is not of type 'boolean'"],
    ['a number', { kind: 'number' }, '1', "Value '1' is not of type 'number'"],
    ['a number from 1', { kind: 'number', min: 1 }, 0, "Value 0 for field '' is less than minimum value: 1"],
    ['a number up to 3', { kind: 'number', max: 3 }, 3.5, "Value 3.5 for field '' is greater than maximum value: 3"],
    ['a whole number', { kind: 'number', integer: true }, 1.5, "Value 1.5 for field '' is not of type 'integer'"],
    ['a text', text, ['a'], "Value of type 'list' is not of type 'string'"],
    ['a text that is not empty', text, '', "Length of value for field '' must be greater than or equal to 1"],
    ['a short text', text, 'abcdef', "Length of value for field '' must be less than or equal to 5"],
    [
      'a text of an enumeration',
      { kind: 'string', oneOf: ['a', 'b'] },
      'c',
      "Value 'c' for field '' is not in the enumeration: a, b",
    ],
    ['a list', { kind: 'list', items: text }, {}, "Value of type 'object' is not of type 'list'"],
    ['an object', room, [], "Value of type 'list' is not of type 'object'"],
    ['an object and not null', room, null, "Value null is not of type 'object'"],
    ['an object with its required key', room, {}, "Required field 'id' is missing"],
  ])('asks for %s', (_, rule, value, breach) => expect(findBreach(rule, value)).toBe(breach));

  it('names the place of what is wrong, however deep', () => {
    const rule: Rule = { kind: 'object', fields: { rooms: { kind: 'list', items: room } } };
    const value = { rooms: [{ id: 'a' }, { id: 'b', tags: ['x', 7] }] };
    expect(findBreach(rule, value)).toBe("Value 7 for field 'rooms.1.tags.1' is not of type 'string'");
    expect(findBreach(rule, { rooms: [{}] })).toBe("Required field 'rooms.0.id' is missing");
  });

  it('refuses other keys only where it is closed', () => {
    const closed: Rule = { kind: 'object', fields: { a: text, b: text }, closed: true };
    expect(findBreach(closed, { a: 'x', c: 1 })).toBe("Unknown field 'c'; known are: a, b");
    expect(findBreach(closed, JSON.parse('{"__proto__":1}'))).toBe("Unknown field '__proto__'; known are: a, b");
  });

  it('does not take what an object inherits for a field', () => {
    expect(findBreach({ kind: 'object', required: ['toString'], fields: {} }, {})).toBe(
      "Required field 'toString' is missing",
    );
  });

  it('of several kinds complains of the kind that was meant', () => {
    const either: Rule = { kind: 'either', rules: [text, room] };
    expect(findBreach(either, '')).toBe("Length of value for field '' must be greater than or equal to 1");
    expect(findBreach(either, { id: 7 })).toBe("Value 7 for field 'id' is not of type 'string'");
    expect(findBreach(either, 7, 'x')).toBe("Value 7 for field 'x' is not of type 'string' or 'object'");
  });

  it('quotes at most 60 characters', () => {
    expect(findBreach({ kind: 'null' }, 'x'.repeat(61))).toBe(`Value '${'x'.repeat(60)}...' is not of type 'null'`);
    expect(findBreach({ kind: 'null' }, 'x'.repeat(60))).toBe(`Value '${'x'.repeat(60)}' is not of type 'null'`);
  });
});
