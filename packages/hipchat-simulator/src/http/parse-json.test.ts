import { describe, expect, it } from 'vitest';
import { isJsonType, parseJson } from './parse-json.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a JSON body', () => {
  it.each<[string, unknown]>([
    ['{"message":"障害"}', { message: '障害' }],
    ['null', null],
    [' 1 ', 1],
    ['"\\ud83d"', '\ud83d'],
  ])('%s is parsed', (text, value) => expect(parseJson(Buffer.from(text))).toEqual({ kind: 'parsed', value }));

  it.each(['', '{', "{'a':1}", 'message=x', '{"a":1}{', '\ufeff\ufeff{}'])('%j is invalid, and says why', (text) => {
    expect(parseJson(Buffer.from(text))).toEqual({ kind: 'invalid', why: expect.stringMatching(/\S/) });
  });

  it('is invalid if it is not UTF-8', () => {
    expect(parseJson(Buffer.from([0x22, 0xff, 0x22])).kind).toBe('invalid');
    expect(parseJson(Buffer.from([0x22, 0xed, 0xa0, 0xbd, 0x22])).kind).toBe('invalid');
  });

  it('may be nested 64 levels deep, however deep it comes', () => {
    expect(parseJson(Buffer.from(nested(64))).kind).toBe('parsed');
    const tooDeep = { kind: 'invalid', why: 'nested deeper than 64 levels' };
    expect(parseJson(Buffer.from(nested(66)))).toEqual(tooDeep);
    expect(parseJson(Buffer.from(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`))).toEqual(tooDeep);
  });
});

describe('a content type', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json ;x=y'])(
    '%s is JSON',
    (type) => expect(isJsonType(type)).toBe(true),
  );

  it.each([undefined, '', 'text/plain', 'application/jsonx', 'application/json+x', 'text/application/json'])(
    '%s is not',
    (type) => expect(isJsonType(type)).toBe(false),
  );
});
