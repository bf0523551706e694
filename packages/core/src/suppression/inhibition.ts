import type { Matcher } from '../routing/matcher.ts';

/** While alerts that match every one of `sources` fire, those that match `target` are suppressed, if the `equal` labels agree. */
export interface InhibitionRule {
  /** For people: `inhibit[0]`, `teams/payments.yaml:inhibit[0]`. */
  readonly id: string;
  readonly sources: readonly Matcher[];
  readonly target: Matcher;
  /** A label that neither has counts as equal. */
  readonly equal: readonly string[];
}
