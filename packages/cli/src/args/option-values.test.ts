import { InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../io.ts';
import {
  collect,
  parseLength,
  parseLimit,
  parseSpeed,
  parseStore,
  parseTime,
  parseTimeOrAgo,
} from './option-values.ts';

type Case = [parse: (text: string) => unknown, text: string];

const texts = (parse: Case[0], ...given: readonly string[]) => given.map((text): Case => [parse, text]);

const at = Date.parse('2026-11-23T01:00:00Z');

describe('the value of an option', () => {
  it.each<[(text: string) => unknown, string, unknown]>([
    [parseLimit, '1', 1],
    [parseLimit, '999999999', 999_999_999],
    [parseStore, 'sqlite:./a.db', 'sqlite:./a.db'],
    [parseSpeed, '0.5', 0.5],
    [parseSpeed, '1000', 1_000],
    [parseTime, '2026-11-23T10:00:00+09:00', at],
    [parseTime, '2026-11-23T01:00:00Z', at],
    [parseTime, '2026-11-23T01:00Z', at],
    [(text) => parseTimeOrAgo(text, at), '90m', at - 5_400_000],
    [(text) => parseTimeOrAgo(text, 0), '2026-11-23T01:00:00Z', at],
    [parseLength, '90s', 90_000],
    [parseLength, '1h30m', 5_400_000],
    [parseLength, '2w', 1_209_600_000],
  ])('is read: %o %j', (parse, text, value) => {
    expect(parse(text)).toBe(value);
  });

  it.each<Case>([
    ...texts(parseLimit, '0', '-1', '1.5', '1e3', '', ' 1', '0x10', '1000000000', 'many', '１'),
    ...texts(
      parseTime,
      'noon',
      '',
      '25:00',
      '2026-13-01',
      '2026-11-23T10:00:00+99:00',
      '1',
      '2026',
      '1Z',
      '2026-02-30T10:00:00Z',
    ),
    ...texts((text) => parseTimeOrAgo(text, at), 'yesterday', '-1h', '1.5h', ''),
    ...texts(parseLength, '0s', '0', '', '-1h', '1 h', '2 hours', '1.5h', 'h', '1x', '\u001b[31m'),
  ])('is refused with what would be right: %o %j', (parse, text) => {
    expect(() => parse(text)).toThrow(UsageError);
    expect(() => parse(text)).toThrow(/is not a (count|time|duration)$/);
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/--limit|write it (as|like)/) }),
    );
  });

  it.each(['2026-12-24', '2026-12-24T10:00', '2026-12-24T10:00:00', '2026-12-24T10:00:00.5'])(
    'is no time without a zone: %s',
    (text) => {
      expect(() => parseTime(text)).toThrow(
        expect.objectContaining({
          name: 'UsageError',
          message: `"${text}" has no time zone`,
          hint: 'write it like 2026-11-23T10:00:00+09:00',
        }),
      );
    },
  );

  it.each<Case>([
    ...texts(parseStore, '', 'sqlite:', 'sqlite:.', 'sqlite', 'postgres://h/d', './a.db'),
    ...texts(parseSpeed, '0', '-1', '1001', 'fast', '', 'NaN', 'Infinity'),
  ])('is refused by commander, which names the option: %o %j', (parse, text) => {
    expect(() => parse(text)).toThrow(InvalidArgumentError);
    expect(() => parse(text)).toThrow(/^Write /);
  });

  it('is one of several, in their order', () => {
    expect(collect('c', collect('b', collect('a')))).toEqual(['a', 'b', 'c']);
  });
});
