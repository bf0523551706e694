import type { Matcher } from '../routing/matcher.ts';

/**
 * Do a source and a target take the same alerts? An alert that is both inhibits no other such one, so the rule would
 * never do anything. Told from what the matchers are made of: they may be the same without being found out.
 */
export function inhibitsItself(source: Matcher, target: Matcher): boolean {
  return implies(source, target) && implies(target, source);
}

function implies(one: Matcher, other: Matcher): boolean {
  const given = one.conditions ?? [one];
  return (other.conditions ?? [other]).every((wanted) => given.some((condition) => isAtLeast(condition, wanted)));
}

function isAtLeast(condition: Matcher, wanted: Matcher): boolean {
  if (condition.text === wanted.text) return true;
  const [narrow, wide] = [condition.labelIn, wanted.labelIn];
  return (
    narrow !== undefined && wide !== undefined && narrow.name === wide.name && narrow.values.isSubsetOf(wide.values)
  );
}
