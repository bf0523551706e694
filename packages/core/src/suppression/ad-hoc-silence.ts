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
    matcher: matcher ?? { text: matchers.join(', '), test: () => false },
    window: windowBetween(startsAt, endsAt),
    comment,
  };
}
