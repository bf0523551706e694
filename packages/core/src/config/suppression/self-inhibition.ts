import type { Matcher } from '../../routing/matcher.ts';
import { inhibitsItself } from '../../suppression/inhibits-itself.ts';
import type { KeyPath } from '../../text/json-path.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** Alerts that are source and target of one rule do not inhibit each other: a rule for which all are does nothing. */
export function selfInhibition(sources: readonly Matcher[], target: Matcher, at: KeyPath): readonly ProblemAt[] {
  if (!sources.some((source) => inhibitsItself(source, target))) return [];
  const message = 'source and target are the same alerts, which would inhibit themselves: the rule does nothing';
  const hint = 'let the target be other alerts than the source';
  return [{ severity: 'warning', code: 'self-inhibition', at, message, hint }];
}
