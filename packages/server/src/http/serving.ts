import type { Engine } from '@signalbox/core';
import type { Store } from '@signalbox/core/store';
import type { Logger } from 'pino';
import type { ReloadReport } from '../configuration/live-configuration.ts';
import type { Metrics } from '../observe/metrics.ts';
import type { PayloadRemarks } from '../observe/payload-remarks.ts';
import type { BodyBudget } from './body-budget.ts';
import type { RefusedRequests } from './refused-requests.ts';

/** What the HTTP interface needs of the running server. */
export interface Serving {
  readonly engine: Engine;
  readonly store: Store;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly refusedRequests: RefusedRequests;
  readonly payloadRemarks: PayloadRemarks;
  readonly budget: BodyBudget;
  /** Epoch milliseconds. */
  now(): number;
  /** The host it listens on. */
  readonly host: string;
  /** True once it ends: nothing more is accepted. */
  stopping(): boolean;
  /** Reads the configuration again, now. */
  reload(): Promise<ReloadReport>;
}
