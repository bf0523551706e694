import { alertsThatMatch, surelyTakesAll } from '../routing/alert-set.ts';
import type { Matcher } from '../routing/matcher.ts';

/**
 * Do a source and a target take the same alerts? An alert that is both inhibits no other such one, so the rule would
 * never do anything. Told from what the matchers are made of: they may be the same without being found out.
 */
export function inhibitsItself(source: Matcher, target: Matcher): boolean {
  return surelyTakesAll(target, alertsThatMatch([source])) && surelyTakesAll(source, alertsThatMatch([target]));
}
