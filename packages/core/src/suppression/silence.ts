import type { Matcher } from '../routing/matcher.ts';
import type { TimeWindow } from '../time/time-window.ts';

/** A silence as decisions take it: planned ones from the configuration, ad-hoc ones from the store. */
export interface Silence {
  /** Of planned ones: `config:` and a hash of what it says, the same over reloads. */
  readonly id: string;
  readonly matcher: Matcher;
  readonly window: TimeWindow;
  /** From then on it never holds again (epoch ms); absent: it comes again and again. */
  readonly until?: number;
  readonly comment: string;
}
