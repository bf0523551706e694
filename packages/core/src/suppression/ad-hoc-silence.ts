import { compileRouteMatch } from '../routing/compile-match.ts';
import type { SilenceRecord } from '../store/index.ts';
import { windowBetween } from '../time/window-between.ts';
import type { Silence } from './silence.ts';

/** The silence that a person made. What it matches was checked when it was made; if it cannot be read any more, it hides nothing. */
export function silenceFrom({
  id,
  matchers,
  startsAt,
  endsAt,
  comment,
}: Pick<SilenceRecord, 'id' | 'matchers' | 'startsAt' | 'endsAt' | 'comment'>): Silence {
  const { matcher } = compileRouteMatch({ match: [...matchers] });
  return {
    id,
    matcher: matcher ?? { text: silenceCondition(matchers), test: () => false },
    window: windowBetween(startsAt, endsAt),
    until: endsAt,
    comment,
  };
}

/** Which alerts a silence hides, in one line, as every matcher says it: in the order in which it was written. */
export function silenceCondition(matchers: readonly string[]): string {
  return matchers.join(' and ');
}
