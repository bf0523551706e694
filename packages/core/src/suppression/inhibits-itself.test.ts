import { describe, expect, it } from 'vitest';
import { compileRouteMatch } from '../routing/compile-match.ts';
import type { Matcher } from '../routing/matcher.ts';
import { inhibitsItself } from './inhibits-itself.ts';
import { matchesEverything } from './matches-everything.ts';

function matcher(match: unknown): Matcher {
  const compiled = compileRouteMatch({ match }).matcher;
  if (compiled === undefined) throw new Error('no such match');
  return compiled;
}

describe('a source and a target', () => {
  it.each([
    [{ a: 'x' }, { a: 'x' }, true],
    [{ a: 'x', b: 'y' }, ['b="y"', 'a="x"'], true],
    [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, true],
    [{ a: { matches: 'x.*' } }, ['a=~"x.*"'], true],
    [{}, [], true],
    [{ a: ['x', 'y'] }, { a: 'x' }, false],
    [{ a: 'x' }, { a: ['x', 'y'] }, false],
    [{ severity: 'critical' }, { severity: 'warning' }, false],
    [{ severity: 'critical' }, {}, false],
    [{}, { severity: 'critical' }, false],
    [{ a: 'x' }, { a: 'x', b: 'y' }, false],
  ])('%j and %j take the same alerts: %s', (source, target, same) => {
    expect(inhibitsItself(matcher(source), matcher(target))).toBe(same);
  });
});

describe('a matcher', () => {
  it.each([
    [{}, true],
    [{ a: { matches: '.*' } }, true],
    [{ alertname: { exists: true } }, true],
    [{ env: { not: 'test' } }, true],
    [['env!="test"', 'team!~"a|b"'], true],
    [{ a: 'x' }, false],
    [{ a: { matches: '.+' } }, false],
    [{ team: { exists: false } }, false],
    [{ env: { not: 'test' }, team: 'a' }, false],
  ])('%j takes everything: %s', (match, everything) => {
    expect(matchesEverything(matcher(match))).toBe(everything);
  });
});
