import { describe, expect, it } from 'vitest';
import { escapeText, escapeValue, isMarkup, isTruthy, markup, toJson, toNumber, toText } from './format-value.ts';

const circular: Record<string, unknown> = {};
circular['itself'] = circular;
const angry = {
  toJSON() {
    throw new Error('no JSON today');
  },
};

describe('a value as text', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'a <b>', 'a <b>'],
    ['the empty text', '', ''],
    ['a whole number', 5, '5'],
    ['a fraction', 0.5, '0.5'],
    ['zero', 0, '0'],
    ['no number', Number.NaN, 'NaN'],
    ['true', true, 'true'],
    ['false', false, 'false'],
    ['a large whole number', 12345678901234567890n, '12345678901234567890'],
    ['an absent value', undefined, ''],
    ['nothing', null, ''],
    ['a function', () => 'x', ''],
    ['a symbol', Symbol('x'), ''],
    ['a list', ['a', 5, true], 'a, 5, true'],
    ['an empty list', [], ''],
    ['a list with gaps', ['a', undefined, null, 'b'], 'a, , , b'],
    ['a list of lists', ['a', ['b', ['c']]], 'a, b, c'],
    ['a list of maps', [{ a: 1 }], '{"a":1}'],
    ['a map', { a: 'b', c: [1] }, '{"a":"b","c":[1]}'],
    ['a map without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
    ['a map with a toString of its own', { toString: 'x' }, '{"toString":"x"}'],
    ['a map that contains itself', circular, 'null'],
    ['a map that refuses to be JSON', angry, 'null'],
    ['a map that is nothing as JSON', { toJSON: () => undefined }, 'null'],
    ['markup', markup('<b>x</b>'), '<b>x</b>'],
    ['markup in a list', [markup('<b>'), 'x'], '<b>, x'],
  ])('%s', (_, value, text) => {
    expect(toText(value)).toBe(text);
  });
});

describe('a value as JSON', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'a"b', '"a\\"b"'],
    ['a number', 1.5, '1.5'],
    ['no number', Number.NaN, 'null'],
    ['a map', { a: [true, null] }, '{"a":[true,null]}'],
    ['an absent value', undefined, 'null'],
    ['a function', () => 1, 'null'],
    ['a large whole number', 1n, 'null'],
    ['a map that contains itself', circular, 'null'],
    ['a map that refuses', angry, 'null'],
  ])('%s', (_, value, text) => {
    expect(toJson(value)).toBe(text);
  });
});

describe('a value in a part', () => {
  const text = `<a href="x" title='y'>&\`=\u202e\r\n\u001b`;

  it('is escaped for HTML', () => {
    expect(escapeText(text, 'html')).toBe(
      '&lt;a href&#61;&quot;x&quot; title&#61;&#39;y&#39;&gt;&amp;&#96;&#61;\ufffd\n\u241b',
    );
  });

  it('is readable in plain text, and all else stays', () => {
    expect(escapeText(text, 'text')).toBe(`<a href="x" title='y'>&\`=\ufffd\n\u241b`);
  });

  it('stays inside of its quotes in JSON, and is the same when it is read', () => {
    const escaped = escapeText(text, 'json');
    expect(escaped).not.toContain('<');
    expect(JSON.parse(`"${escaped}"`)).toBe(text);
  });

  it.each(['html', 'text', 'json'] as const)('in %s is its text, escaped', (format) => {
    for (const value of ['<b>', 5, undefined, ['<', '"'], { '<': '"' }]) {
      expect(escapeValue(value, format)).toBe(escapeText(toText(value), format));
    }
  });

  it.each(['html', 'text', 'json'] as const)('in %s is not escaped if it is markup', (format) => {
    expect(escapeValue(markup('<b>"x"</b>'), format)).toBe('<b>"x"</b>');
  });

  it('in a list is escaped, also if it is markup: a list is data', () => {
    expect(escapeValue([markup('<b>')], 'html')).toBe('&lt;b&gt;');
  });
});

describe('markup', () => {
  it('is what was made as such', () => {
    expect(isMarkup(markup(''))).toBe(true);
  });

  it.each<[unknown]>([
    ['<b>'],
    [{ markup: '<b>' }],
    [{ 'Symbol(markup)': '<b>' }],
    [JSON.parse(JSON.stringify(markup('<b>')))],
    [{ [Symbol('markup')]: '<b>' }],
    [null],
    [undefined],
    [[]],
  ])('data cannot be: %j', (value) => {
    expect(isMarkup(value)).toBe(false);
  });
});

describe('a condition', () => {
  it.each<[unknown]>([['x'], ['0'], ['false'], [' '], [1], [-1], [true], [[0]], [{}], [markup('')]])(
    'holds for %j',
    (value) => {
      expect(isTruthy(value)).toBe(true);
    },
  );

  it.each<[unknown]>([[''], [0], [-0], [false], [null], [undefined], [[]], [Number.NaN]])(
    'does not hold for %j',
    (value) => {
      expect(isTruthy(value)).toBe(false);
    },
  );
});

describe('a large whole number', () => {
  it('counts as others do', () => {
    expect([isTruthy(1n), isTruthy(0n)]).toEqual([true, false]);
    expect([toText(0n), toNumber(1n)]).toEqual(['0', undefined]);
  });
});

describe('a number', () => {
  it.each<[unknown, number]>([
    [5, 5],
    [-0.5, -0.5],
    [0, 0],
    ['5', 5],
    [' 5 ', 5],
    ['-1.5', -1.5],
    ['1e3', 1_000],
    ['0x10', 16],
    ['0', 0],
  ])('may be written as a text: %j is %d', (value, number) => {
    expect(toNumber(value)).toBe(number);
  });

  it.each<[unknown]>([
    [''],
    [' '],
    ['abc'],
    ['5 m'],
    ['1,5'],
    ['Infinity'],
    ['1e999'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [true],
    [null],
    [undefined],
    [[5]],
    [{ valueOf: () => 5 }],
    [markup('5')],
  ])('is not %j', (value) => {
    expect(toNumber(value)).toBeUndefined();
  });
});
