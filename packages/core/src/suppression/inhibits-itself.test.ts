import { describe, expect, it } from 'vitest';
import { compileRouteMatch } from '../routing/compile-match.ts';
import type { Matcher } from '../routing/matcher.ts';
import { inhibitsItself } from './inhibits-itself.ts';

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
    [{ a: 'x', b: 'y' }, { a: 'x' }, false],
    [{ a: 'x' }, { b: 'x' }, false],
    [{ a: ['x', 'y'], b: 'z' }, { b: ['z'], a: ['y', 'x'] }, true],
    [{ a: ['x', 'y'], b: 'z' }, { a: ['x'], b: 'z' }, false],
    [{ a: { matches: 'x.*' } }, { a: { matches: 'y.*' } }, false],
    [{ a: { matches: 'x.*' } }, { a: 'x' }, false],
    [{ a: { not: 'x' } }, { a: { not: 'x' } }, true],
    [{ a: { not: 'x' } }, { a: 'x' }, false],
    [{ a: { exists: true } }, { a: { exists: true } }, true],
    [{ a: { exists: true } }, { a: { exists: false } }, false],
  ])('%j and %j take the same alerts: %s', (source, target, same) => {
    expect(inhibitsItself(matcher(source), matcher(target))).toBe(same);
  });
});
