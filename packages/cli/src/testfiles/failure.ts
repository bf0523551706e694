import type { Explanation } from '../explain-alert.ts';

/** What a test expected and did not find. Texts have no secrets in them. */
export type Failure =
  | {
      readonly type: 'value';
      readonly what: 'channels' | 'routes' | 'silencedBy' | 'muted';
      readonly expected: string;
      readonly told: string;
      /** The routes that were tried. */
      readonly trace?: Explanation['trace'];
    }
  | {
      readonly type: 'text';
      /** Channel and part, with the time of the notification if there are several. */
      readonly where: string;
      readonly check: 'equals' | 'contains' | 'excludes' | 'matches' | 'snapshot';
      readonly expected: string;
      readonly told: string;
    }
  | { readonly type: 'timeline'; readonly rows: readonly TimelineRow[] }
  | { readonly type: 'sentence'; readonly text: string; readonly hint?: string };

/** One notification of a timeline: told as expected, expected and not told, or told and not expected. */
export interface TimelineRow {
  readonly found: 'both' | 'expected' | 'told';
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
