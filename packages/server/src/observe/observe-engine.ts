import { deliveryName, type EngineObserver } from '@signalbox/core';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

const GIVEN_UP = 'delivery given up: it is a dead letter now';

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
    attempted({ channel, transport, group, delivery: id, outcome, reason, state, startedAt, endedAt, ...next }) {
      metrics.attempts.inc({ channel, outcome });
      metrics.attemptSeconds.observe({ channel }, (endedAt - startedAt) / 1000);
      if (state !== 'waiting') metrics.deliveries.inc({ channel, state });
      const delivery = deliveryName({ id, groupId: group });
      const tookMs = endedAt - startedAt;
      const [notBefore, nextTryAt] = [timeText(next.notBefore), timeText(next.nextTryAt)];
      const fields = { channel, transport, group, delivery, outcome, reason, tookMs, notBefore, nextTryAt };
      if (state === 'dead') log.error(fields, GIVEN_UP);
      else if (outcome === 'ok') log.info(fields, 'delivered');
      else log.warn(fields, 'delivery failed, and is tried again');
    },
    settled({ id, channel, groupId: group, state, reason }) {
      metrics.deliveries.inc({ channel, state });
      const fields = { channel, group, delivery: deliveryName({ id, groupId: group }), reason };
      if (state === 'dead') log.error(fields, GIVEN_UP);
      else log.debug(fields, 'delivery superseded: nothing is left to say, or a newer one says it');
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

/** A time as all lines of the log have it. */
function timeText(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
