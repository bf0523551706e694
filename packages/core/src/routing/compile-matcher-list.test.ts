import { describe, expect, it } from 'vitest';
import { compileMatcherList } from './compile-matcher-list.ts';

const aRoutable = (labels: Readonly<Record<string, string>>) => ({ labels, annotations: {} });

describe('a list of matchers', () => {
  it('holds if all of them hold', () => {
    const { matcher } = compileMatcherList(['host=~"db-.*"', 'severity!="info"']);
    expect(matcher?.test(aRoutable({ host: 'db-1', severity: 'critical' }))).toBe(true);
    expect(matcher?.test(aRoutable({ host: 'db-1', severity: 'info' }))).toBe(false);
    expect(matcher?.test(aRoutable({ severity: 'critical' }))).toBe(false);
  });

  it('says each condition once, and reads what it says', () => {
    const written = ['{a=b, "監視"!~"x|y"}', 'a="b"', String.raw`c="\"q\" \\ z"`];
    const compiled = compileMatcherList(written);
    const texts = compiled.matcher === undefined ? [] : compiled.texts;
    expect(texts).toEqual(['a="b"', '"監視"!~"x|y"', String.raw`c="\"q\" \\ z"`]);
    expect(compileMatcherList(texts)).toMatchObject({ texts });
  });

  it('is good with what may be meant otherwise, which is told', () => {
    const compiled = compileMatcherList(['severity=crit', 'host="a|b"', 'severity="page"']);
    expect(compiled).toMatchObject({
      texts: ['severity="crit"', 'host="a|b"', 'severity="page"'],
      problems: [],
      warnings: [
        { path: [0], code: 'unknown-severity' },
        { path: [1], code: 'pattern-as-text' },
      ],
    });
    expect(compileMatcherList(['severity=crit', 'x']).problems).toMatchObject([{ path: [1] }]);
  });

  it('reports every mistake with its place in the list', () => {
    const { problems } = compileMatcherList(['a="b"', 'no operator', 'host=~"("']);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      [[1], 'bad-matcher'],
      [[2], 'bad-regex'],
    ]);
  });
});
