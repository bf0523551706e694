import type { Engine, Problem } from '@signalbox/core';
import type { Store } from '@signalbox/core/store';
import type { Logger } from 'pino';
import type { IntakeBudget } from './intake/intake-budget.ts';
import type { RefusalLog } from './intake/refusal-log.ts';
import type { Metrics } from './metrics.ts';

/** What the HTTP interface needs of the running server. */
export interface Serving {
  readonly engine: Engine;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly refusals: RefusalLog;
  readonly budget: IntakeBudget;
  /** Epoch milliseconds. */
  now(): number;
  /** The host it listens on. */
  readonly host: string;
  /** True once it ends: nothing more is taken. */
  stopping(): boolean;
  /** Reads the configuration again, now. */
  reload(): Promise<ReloadReport>;
}

/** What became of a reading of the configuration. Secrets are masked in its texts. */
export interface ReloadReport {
  /** True if all that lies on disk is live now. */
  readonly ok: boolean;
  /** The generation that is live. */
  readonly generation: string;
  readonly problems: readonly Problem[];
}
