import { DURATION_PATTERN, defineSource, LONGEST_DURATION_MS, parseDuration, type Static, Type } from '@signalbox/sdk';
import { readEach } from './payload.ts';
import { readPostedAlert } from './posted-alert.ts';
import { readWebhook } from './webhook.ts';

const options = Type.Object(
  {
    resolveTimeout: Type.String({
      pattern: DURATION_PATTERN,
      default: '5m',
      description: 'How long a posted alert without `endsAt` fires unless it is posted again.',
    }),
  },
  { additionalProperties: false },
);

/**
 * What Prometheus and others post to an Alertmanager (a list of alerts, API v2), and what an Alertmanager posts to a
 * webhook (a group of alerts, version 4). Labels are passed on as they are and are the identity, so that the same
 * alert is one by either way. `changedAt` is never said: neither form tells when a state changed, and an alert that
 * was over because it was not renewed fires again with its old `startsAt`. The order of arrival counts, as in
 * Alertmanager.
 *
 * @see https://prometheus.io/docs/alerting/latest/alerts_api/
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const alertmanager = defineSource({
  name: 'alertmanager',
  options,
  servesAlertmanagerApi: true,

  renewalMs: resolveTimeoutOf,
  read({ body, receivedAt }, options) {
    if (!Array.isArray(body)) return readWebhook(body, receivedAt);
    const times = { receivedAt, resolveTimeoutMs: resolveTimeoutOf(options) };
    return readEach(body, '', (item, remark) => readPostedAlert(item, times, remark));
  },
});

/** Parsed once a configuration. */
const resolveTimeouts = new WeakMap<Static<typeof options>, number>();

function resolveTimeoutOf(written: Static<typeof options>): number {
  const known = resolveTimeouts.get(written);
  if (known !== undefined) return known;
  // What the pattern lets through and is no duration is longer than ten years: the configuration refuses it.
  const parsed = parseDuration(written.resolveTimeout) ?? LONGEST_DURATION_MS;
  resolveTimeouts.set(written, parsed);
  return parsed;
}
