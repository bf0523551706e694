import type { Matcher } from './matcher.ts';

/** Takes every alert. */
export const everything: Matcher = { text: 'everything', test: () => true, conditions: [] };

/** All of these hold; with none, it takes everything. */
export function allOf(matchers: readonly Matcher[]): Matcher {
  const conditions = matchers.flatMap((matcher) => matcher.conditions ?? [matcher]);
  const [first] = conditions;
  if (first === undefined) return everything;
  if (conditions.length === 1) return first;
  const quickFirst = conditions.toSorted((one, other) => cost(one) - cost(other));
  return {
    text: conditions.map(({ text }) => text).join(' and '),
    test: (alert) => quickFirst.every((condition) => condition.test(alert)),
    conditions,
  };
}

/** One of these holds; with none, it takes nothing. */
export function anyOf(matchers: readonly Matcher[]): Matcher {
  const [first] = matchers;
  if (first !== undefined && matchers.length === 1) return first;
  const shown = matchers.map(({ text, conditions = [] }) => (conditions.length > 1 ? `(${text})` : text));
  return {
    text: `(${shown.join(' or ')})`,
    test: (alert) => matchers.some((matcher) => matcher.test(alert)),
  };
}

/** A look-up in a set is quicker than a regular expression. */
function cost({ labelIn }: Matcher): number {
  return labelIn === undefined ? 1 : 0;
}
