import type { Config } from '@signalbox/core';
import { NOTIFY_REASONS } from '@signalbox/sdk';
import { NOWHERE_REASONS, SENDER_REASONS } from './http/refused-requests.ts';
import type { Metrics } from './observe/metrics.ts';
import { REMARK_REASONS } from './observe/payload-remarks.ts';

/** What an accepted alert may change. */
const KINDS = ['new', 'changed', 'resolved', 'stale', 'unknown-resolved', 'none'];
const OUTCOMES = ['ok', 'retry', 'reject', 'unknown'];
const SETTLED = ['sent', 'dead', 'superseded'];

/**
 * Begins every counter of a configuration's channels and sources at 0, and leaves those that count already:
 * `increase()` sees no step where a series begins at 1, so the first dead letter would be missed.
 * @see https://prometheus.io/docs/practices/instrumentation/#avoid-missing-metrics
 */
export function startAtZero(metrics: Metrics, { channels, sources }: Pick<Config, 'channels' | 'sources'>): void {
  for (const reason of NOWHERE_REASONS) metrics.refused.inc({ source: '', reason }, 0);
  for (const source of sources.keys()) {
    for (const kind of KINDS) metrics.accepted.inc({ source, kind }, 0);
    for (const reason of SENDER_REASONS) metrics.refused.inc({ source, reason }, 0);
    for (const reason of REMARK_REASONS) metrics.remarks.inc({ source, reason }, 0);
  }
  for (const { name: channel, parts, defaultParts } of channels.values()) {
    for (const reason of NOTIFY_REASONS) metrics.decided.inc({ channel, reason }, 0);
    for (const outcome of OUTCOMES) metrics.attempts.inc({ channel, outcome }, 0);
    for (const state of SETTLED) metrics.deliveries.inc({ channel, state }, 0);
    for (const part of new Set([...parts.keys(), ...defaultParts.keys()]))
      metrics.renderFailures.inc({ channel, part }, 0);
    metrics.attemptSeconds.zero({ channel });
  }
}
