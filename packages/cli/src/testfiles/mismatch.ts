import type { Explanation } from '../alerts/explain-alert.ts';

/** What a test expected, and what came of it in its place. Texts have no secrets in them. */
export type Mismatch =
  | {
      readonly type: 'value';
      readonly what: 'channels' | 'routes' | 'silencedBy' | 'muted';
      readonly expected: string;
      readonly actual: string;
      /** The routes that were tried. */
      readonly trace?: Explanation['trace'];
    }
  | {
      readonly type: 'text';
      /** Channel and part, with the time of the notification if there are several. */
      readonly where: string;
      readonly check: 'equals' | 'contains' | 'excludes' | 'matches' | 'snapshot';
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly type: 'timeline'; readonly rows: readonly TimelineRow[] }
  | { readonly type: 'sentence'; readonly text: string; readonly hint?: string };

/** One notification of a timeline: as expected, expected and missing, or not expected. */
export interface TimelineRow {
  readonly found: 'both' | 'expected' | 'actual';
  /** From the beginning of the test: `5m30s`. */
  readonly at: string;
  readonly channel: string;
  readonly firing?: number;
  readonly resolved?: number;
  readonly suppressed?: number;
  readonly reason?: string;
  readonly status?: string;
  readonly route?: string;
}
