import type { SourceRemark } from '@signalbox/sdk';
import type { Metrics } from './metrics.ts';
import { shapeOf, type ThrottledLog } from './throttled-log.ts';

/** Counts what is strange about payloads that were read all the same, and logs it without flooding the log. */
export interface PayloadRemarks {
  /** @param source name in the configuration */
  record(source: string, remarks: readonly SourceRemark[]): void;
}

/** Every reason, for counters that begin at 0. */
export const REMARK_REASONS: readonly SourceRemark['reason'][] = ['strange-member', 'truncated-alerts'];

export function createPayloadRemarks(metrics: Metrics, log: ThrottledLog): PayloadRemarks {
  return {
    record(source, remarks) {
      for (const { reason, text } of remarks) {
        metrics.remarks.inc({ source, reason });
        log.warn({
          kind: `${reason} ${source} ${shapeOf(text)}`,
          wider: `${reason} ${source}`,
          fields: { source, reason, remark: text },
          message: 'a payload was accepted, but something about it is strange',
        });
      }
    },
  };
}
