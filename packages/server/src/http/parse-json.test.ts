import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, maxKeysIn, parseJson } from './parse-json.ts';

const parse = (text: string | Buffer, maxKeys = 10_000) => parseJson(Buffer.from(text), maxKeys);
const parsed = (text: string | Buffer) => {
  const read = parse(text);
  if (!read.ok) throw new Error(read.problem.detail);
  return read.value;
};
const codeOf = (text: string | Buffer, maxKeys?: number) => {
  const read = parse(text, maxKeys);
  return read.ok ? 'taken' : `${read.problem.status} ${read.problem.code}`;
};

describe('a JSON body', () => {
  it.each([
    ['an object', 'taken', '{"a":[1,{"b":"c"}]}'],
    ['a byte order mark before it', 'taken', '\ufeff{}'],
    ['nothing', '400 bad-json', ''],
    ['white space alone', '400 bad-json', ' \n'],
    ['half of an object', '400 bad-json', '{"a":'],
    ['NaN', '400 bad-json', '{"a":NaN}'],
    ['two documents', '400 bad-json', '{}{}'],
    ['bytes that are not UTF-8', '400 bad-utf8', Buffer.from([0x22, 0xff, 0x22])],
    ['a UTF-8 surrogate', '400 bad-utf8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['as deep as allowed', 'taken', '['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH)],
    ['one level deeper', '400 too-deep', '['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1)],
    ['a megabyte of brackets', '400 too-deep', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['half a megabyte of open brackets', '400 bad-json', '['.repeat(500_000)],
  ])('%s: %s', (_what, expected, text) => {
    expect(codeOf(text)).toBe(expected);
  });

  it('has a bound on keys, over all its objects', () => {
    const body = JSON.stringify([{ a: 1, b: 2 }, { c: { d: 3 } }]);
    expect(codeOf(body, 4)).toBe('taken');
    expect(codeOf(body, 3)).toBe('413 too-many-keys');
  });

  it('may have as many keys as alerts could ever have', () => {
    const MIB = 1_048_576;
    expect(maxKeysIn(MIB)).toBeGreaterThanOrEqual(100_000);
    expect(maxKeysIn(10 * MIB)).toBe(10 * maxKeysIn(MIB));
    expect(maxKeysIn(2_048)).toBe(maxKeysIn(MIB));
    const shortest = JSON.stringify(Array(95_000).fill({ a: 'b' }));
    expect(shortest.length).toBeLessThan(MIB);
    expect(codeOf(shortest, maxKeysIn(MIB))).toBe('taken');
  });

  it('becomes objects without a prototype, at every depth', () => {
    const value = parsed('{"a":[{"b":{}}]}') as { a: [{ b: object }] };
    for (const object of [value, value.a[0], value.a[0].b]) expect(Object.getPrototypeOf(object)).toBeNull();
  });

  it.each(['constructor', 'prototype', 'toString', 'length'])('keeps the key %s as an ordinary one', (key) => {
    const value = parsed(`{"${key}":{"polluted":true}}`);
    expect(Object.entries(value as object)).toEqual([[key, { polluted: true }]]);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(['{"__proto__":{}}', '[{"a":{"\\u005f_proto__":1}}]', '{"\\u005F\\u005fproto__":{"polluted":1}}'])(
    'is refused for a key __proto__, however it is written: %s',
    (body) => {
      expect(codeOf(body)).toBe('400 bad-key');
      expect(codeOf('{"a":"__proto__"}')).toBe('taken');
    },
  );

  it.each([
    [
      '{"a":"b","__proto__":{"polluted":1},"c":{"\\u005f_proto__":1}}',
      { a: 'b', c: {} },
      'a key `__proto__` was left out',
    ],
    [
      Buffer.from([0x5b, 0x22, 0x61, 0xff, 0x62, 0x22, 0x5d]),
      ['a\ufffdb'],
      'the body is not valid UTF-8: what cannot be read became U+FFFD',
    ],
  ])('of a sender is read with a remark, without what is strange in it: %s', (body, value, remark) => {
    const remarks: string[] = [];
    expect(parseJson(Buffer.from(body), 10_000, (sentence) => remarks.push(sentence))).toEqual({ ok: true, value });
    expect(remarks).toEqual([remark]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('takes the last of equal keys', () => {
    expect(parsed('{"a":1,"a":2}')).toEqual({ a: 2 });
  });

  it('has no lone surrogates, in values and keys', () => {
    expect(parsed('{"a\\ud800":["\\udc00x","\\ud83d\\ude00"]}')).toEqual({ 'a\ufffd': ['\ufffdx', '😀'] });
    expect(parsed('"\\ud800"')).toBe('\ufffd');
  });

  it('does not quote the body when it refuses it', () => {
    const read = parse('{"password":"canary-4711" oops}');
    expect(JSON.stringify(read)).not.toContain('canary');
  });
});
