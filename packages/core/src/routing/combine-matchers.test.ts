import { describe, expect, it } from 'vitest';
import { aCondition, aRoutable } from '../testing/route-builders.ts';
import { allOf, anyOf, everything } from './combine-matchers.ts';
import type { Matcher } from './matcher.ts';

const yes = aCondition('yes', true);
const no = aCondition('no', false);

function holds(matcher: Matcher): boolean {
  return matcher.test(aRoutable());
}

/** A condition that can be looked up by the value of a label. */
function lookedUp(text: string, answer: boolean, asked: string[]): Matcher {
  return { ...aCondition(text, answer, asked), labelIn: { name: 'host', values: new Set(['a']) } };
}

describe('everything', () => {
  it('takes an alert without any label, and has no condition that could fail', () => {
    expect(holds(everything)).toBe(true);
    expect(everything.conditions).toEqual([]);
  });
});

describe('all of several matchers', () => {
  it.each<[string, readonly Matcher[], boolean, string]>([
    ['none', [], true, 'everything'],
    ['one that holds', [yes], true, 'yes'],
    ['one that does not', [no], false, 'no'],
    ['two that hold', [yes, yes], true, 'yes and yes'],
    ['the first does not hold', [no, yes], false, 'no and yes'],
    ['the last does not hold', [yes, yes, no], false, 'yes and yes and no'],
    ['everything beside one', [everything, no], false, 'no'],
    ['everything twice', [everything, everything], true, 'everything'],
    ['all of all', [allOf([yes, yes]), allOf([yes, no])], false, 'yes and yes and yes and no'],
    ['one of several beside one', [anyOf([no, yes]), yes], true, '(no or yes) and yes'],
  ])('%s', (_, matchers, expected, text) => {
    const matcher = allOf(matchers);
    expect(holds(matcher)).toBe(expected);
    expect(matcher.text).toBe(text);
  });

  it('is the only one itself, with its look-up', () => {
    const only = lookedUp('only', true, []);
    expect(allOf([only])).toBe(only);
    expect(allOf([everything, only])).toBe(only);
    expect(allOf([])).toBe(everything);
  });

  it('names every condition on its own, in the order in which they were written', () => {
    const asked: string[] = [];
    const slow = aCondition('slow', true, asked);
    const quick = lookedUp('quick', true, asked);
    const other = aCondition('other', true, asked);
    expect(allOf([allOf([slow, quick]), other]).conditions).toEqual([slow, quick, other]);
  });

  it('keeps one of several as a single condition', () => {
    const either = anyOf([yes, no]);
    expect(allOf([either, yes]).conditions).toEqual([either, yes]);
  });

  it('asks the conditions that can be looked up first, the others as they were written', () => {
    const asked: string[] = [];
    const matcher = allOf([
      aCondition('regexp 1', true, asked),
      lookedUp('value 1', true, asked),
      aCondition('regexp 2', true, asked),
      lookedUp('value 2', true, asked),
    ]);
    expect(holds(matcher)).toBe(true);
    expect(asked).toEqual(['value 1', 'value 2', 'regexp 1', 'regexp 2']);
  });

  it('asks no further once a condition does not hold', () => {
    const asked: string[] = [];
    const matcher = allOf([aCondition('regexp', true, asked), lookedUp('value', false, asked)]);
    expect(holds(matcher)).toBe(false);
    expect(asked).toEqual(['value']);
  });
});

describe('one of several matchers', () => {
  it.each<[string, readonly Matcher[], boolean, string]>([
    ['none', [], false, '()'],
    ['one that holds', [yes], true, 'yes'],
    ['one that does not', [no], false, 'no'],
    ['the first holds', [yes, no], true, '(yes or no)'],
    ['the last holds', [no, no, yes], true, '(no or no or yes)'],
    ['none holds', [no, no], false, '(no or no)'],
    ['everything among them', [no, everything], true, '(no or everything)'],
    ['all of two among them', [allOf([yes, no]), no], false, '((yes and no) or no)'],
    ['one of one of', [anyOf([no, no]), anyOf([no, yes])], true, '((no or no) or (no or yes))'],
  ])('%s', (_, matchers, expected, text) => {
    const matcher = anyOf(matchers);
    expect(holds(matcher)).toBe(expected);
    expect(matcher.text).toBe(text);
  });

  it('is the only one itself', () => {
    const both = allOf([yes, no]);
    expect(anyOf([both])).toBe(both);
  });

  it('is one condition, and cannot be looked up by a value that only some of them need', () => {
    const matcher = anyOf([lookedUp('a', true, []), lookedUp('b', true, [])]);
    expect(matcher).not.toHaveProperty('conditions');
    expect(matcher).not.toHaveProperty('labelIn');
  });

  it('asks no further once one holds', () => {
    const asked: string[] = [];
    expect(holds(anyOf([aCondition('first', true, asked), aCondition('second', true, asked)]))).toBe(true);
    expect(asked).toEqual(['first']);
  });
});
