import { describe, expect, it } from 'vitest';
import { compileRouteMatch, type WrittenRouteMatch } from '../routing/compile-match.ts';
import type { Matcher } from '../routing/matcher.ts';
import { withLabel } from '../testing/with-label.ts';
import { matchesEverything } from './matches-everything.ts';

function compiled(written: WrittenRouteMatch): Matcher {
  const { matcher, problems } = compileRouteMatch(written);
  if (matcher === undefined) throw new Error(JSON.stringify(problems));
  return matcher;
}

describe('a matcher of labels', () => {
  it.each([
    [{}, true],
    [[], true],
    [{ a: { matches: '.*' } }, true],
    [{ alertname: { exists: true } }, true],
    [{ alertname: { matches: '.+' } }, true],
    [{ env: { not: 'test' } }, true],
    [{ env: { not: 'test' }, team: { not: 'a' } }, true],
    [['env!="test"', 'team!~"a|b"'], true],
    [{ a: 'x' }, false],
    [{ alertname: 'Disk' }, false],
    [{ alertname: ['Disk', 'Cpu'] }, false],
    [{ a: { matches: '.+' } }, false],
    [{ a: { matches: 'x.*' } }, false],
    [{ team: { exists: false } }, false],
    [{ team: { exists: true } }, false],
    [{ alertname: { exists: false } }, false],
    [{ env: { not: 'test' }, team: 'a' }, false],
  ])('%j takes everything: %s', (match, everything) => {
    expect(matchesEverything(compiled({ match }))).toBe(everything);
  });
});

describe('a matcher of several matches, or of annotations,', () => {
  it.each<[WrittenRouteMatch, boolean]>([
    [{ matchAny: [{ a: 'x' }, { b: 'y' }] }, false],
    [{ matchAny: [{ a: 'x' }, { env: { not: 'test' } }] }, true],
    [{ matchAny: [{ a: { exists: true } }, { a: { exists: false } }] }, true],
    [{ matchAnnotations: { summary: 'x' } }, false],
    [{ matchAnnotations: { summary: { not: 'x' } } }, true],
    [{ match: { env: { not: 'test' } }, matchAnnotations: { summary: 'x' } }, false],
  ])('%j takes everything: %s', (written, everything) => {
    expect(matchesEverything(compiled(written))).toBe(everything);
  });
});

describe('a matcher that takes', () => {
  it.each<[string, Matcher['test'], boolean]>([
    ['all', () => true, true],
    ['none', () => false, false],
    ['alerts with many labels alone', ({ labels }) => labels['host'] !== undefined, false],
    ['alerts with few labels alone', ({ labels }) => labels['host'] === undefined, false],
    ['what is not in the office', ({ labels }) => labels['site'] !== 'office', true],
  ])('%s', (_what, test, everything) => {
    expect(matchesEverything({ text: 'test', test })).toBe(everything);
  });

  it('one value takes not everything, whatever the label', () => {
    for (const label of ['alertname', 'severity', 'constructor'])
      expect(matchesEverything(withLabel(label, ''))).toBe(false);
  });
});
