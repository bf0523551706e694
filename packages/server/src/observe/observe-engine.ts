import type { EngineObserver } from '@signalbox/core';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Turns what the engine tells about its doing into metrics and lines of the log. */
export function observeEngine(metrics: Metrics, log: Logger): EngineObserver {
  return {
    accepted(source, kinds) {
      for (const [kind, count] of kinds) metrics.accepted.inc({ source, kind }, count);
    },
    decided(decision) {
      metrics.decided.inc({ channel: decision.channel, reason: decision.reason });
      log.debug(decision, 'notification decided');
    },
    attempted({ channel, transport, group, delivery, outcome, reason, state, startedAt, endedAt, notBefore }) {
      metrics.attempts.inc({ channel, outcome });
      metrics.attemptSeconds.observe({ channel }, (endedAt - startedAt) / 1000);
      if (state !== 'waiting') metrics.deliveries.inc({ channel, state });
      const fields = { channel, transport, group, delivery, outcome, reason, tookMs: endedAt - startedAt, notBefore };
      if (state === 'dead') log.error(fields, 'delivery given up: it is a dead letter now');
      else if (outcome === 'ok') log.info(fields, 'delivered');
      else log.warn(fields, 'delivery failed, and is tried again');
    },
    renderFailed({ channel, part, error }) {
      metrics.renderFailures.inc({ channel, part });
      log.error({ channel, part, error }, 'a template failed, the default one was sent');
    },
    said(channel, fields, text) {
      log.info({ ...fields, channel }, text);
    },
    storeFailed(err) {
      metrics.storeFailures.inc();
      log.error({ err }, 'the store refuses: nothing is accepted until it works again');
    },
    storeRecovered() {
      log.info('the store works again');
    },
    failed(what, err) {
      metrics.failures.inc();
      log.error({ err, what }, 'something failed that should not');
    },
  };
}
