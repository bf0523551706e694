import { describe, expect, it } from 'vitest';
import { readSilenceMatchers } from './silence-matchers.ts';

const read = (written: unknown, force = false) => readSilenceMatchers(written, force);

describe('the matchers of a silence', () => {
  it.each([
    ['a text', ['host=db-1'], ['host="db-1"']],
    ['several in one text', ['{a="b", c!="d"}'], ['a="b"', 'c!="d"']],
    ['an object', [{ name: 'a', value: 'b' }], ['a="b"']],
    ['an object with an operator', [{ name: 'a', value: 'b.*', op: '=~' }, 'c=d'], ['a=~"b.*"', 'c="d"']],
    ['a value that has to be quoted', [{ name: 'a', value: 'say "hi"\n' }], [String.raw`a="say \"hi\"\n"`]],
    ['the same twice', ['a=b', { name: 'a', value: 'b' }, 'a="b"'], ['a="b"']],
  ])('are kept as text, each condition once: %s', (_what, written, texts) => {
    expect(read(written)).toEqual({ texts, problems: [] });
  });

  it.each([
    ['nothing', undefined, '`matchers` is missing'],
    ['a text', 'a=b', '`matchers` is missing'],
    ['an empty list', [], '`matchers` is missing'],
    ['too many', Array(101).fill('a=b'), 'more than 100'],
    ['a matcher that is too long', [`a=${'x'.repeat(1_999)}`], 'matcher 1 is longer than 2000'],
    ['null', [null], 'matcher 1: write a text'],
    ['a list in the list', ['a=b', ['c=d']], 'matcher 2: write a text'],
    ['an object without a name', [{ value: 'b' }], 'matcher 1: write a text'],
    ['an object with an empty name', [{ name: '', value: 'b' }], 'matcher 1: write a text'],
    ['an object with a number', [{ name: 'a', value: 1 }], 'matcher 1: write a text'],
    ['an object with another key', [{ name: 'a', value: 'b', regex: true }], 'matcher 1: write a text'],
    ['an operator that does not exist', [{ name: 'a', value: 'b', op: '~=' }], 'matcher 1: write a text'],
    ['a text without an operator', ['a=b', 'host'], 'matcher 2: '],
    ['a pattern that is not a regular expression', ['a=~"["'], 'matcher 1: '],
    ['a pattern that is not one, in an object', [{ name: 'a', value: '(', op: '=~' }], 'matcher 1: '],
    ['braces alone', ['{}'], 'the matchers are empty'],
  ])('are refused: %s', (_what, written, problem) => {
    const { texts, problems } = read(written);
    expect(texts).toEqual([]);
    expect(problems.join('; ')).toContain(problem);
  });

  it('tell all matchers that are wrong, by their number', () => {
    const { problems } = read([7, 'a=b', 'x'.repeat(3_000)]);
    expect(problems.map((problem) => problem.slice(0, 9))).toEqual(['matcher 1', 'matcher 3']);
  });

  it.each([
    ['any value', ['a=~".*"']],
    ['every value but one', ['a!="b"']],
    ['two of them', ['a!="b"', 'c=~".*"']],
  ])('that may silence everything are accepted by force alone: %s', (_what, written) => {
    expect(read(written).problems.join()).toContain('may silence everything');
    expect(read(written, true).problems).toEqual([]);
  });
});
