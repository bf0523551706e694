import type { EngineStats } from '@signalbox/core';
import type { StoreStats } from '@signalbox/core/store';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The state of the moment. */
interface MeasuredState {
  readonly engine: EngineStats;
  readonly store: StoreStats;
}

/** All that `/metrics` shows. Names begin with `signalbox_`; labels never come from a sender. */
export interface Metrics {
  /** The page that Prometheus reads. */
  text(state: MeasuredState): Promise<string>;
  readonly contentType: string;
  readonly accepted: Counter<'source' | 'kind'>;
  readonly refused: Counter<'source' | 'reason'>;
  readonly remarks: Counter<'source' | 'reason'>;
  readonly decided: Counter<'channel' | 'reason'>;
  readonly attempts: Counter<'channel' | 'outcome'>;
  readonly deliveries: Counter<'channel' | 'state'>;
  readonly attemptSeconds: Histogram<'channel'>;
  readonly renderFailures: Counter<'channel' | 'part'>;
  readonly eventLoopLag: Histogram;
  readonly storeFailures: Counter;
  readonly failures: Counter;
  readonly reloadSuccess: Gauge;
  readonly reloadTime: Gauge;
  readonly configProblems: Gauge<'severity'>;
}

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'signalbox_', eventLoopMonitoringPrecision: 1_000 });
  // Sampled too seldom to see a pause, and forgotten at each scrape: `event_loop_lag_seconds` stands in their place.
  for (const what of ['', '_min', '_max', '_mean', '_stddev', '_p50', '_p90', '_p99']) {
    registry.removeSingleMetric(`signalbox_nodejs_eventloop_lag${what}_seconds`);
  }
  // Gauges that are named like counters, and sums of what stands beside them by type.
  // @see https://prometheus.io/docs/practices/naming/#metric-names
  for (const what of ['handles', 'requests', 'resources']) {
    registry.removeSingleMetric(`signalbox_nodejs_active_${what}_total`);
  }
  const setState = stateGauges(registry);
  gauge(registry, 'build_info', 'Always 1; the version and the Node.js it runs on.', ['version', 'node']).set(
    { version, node: process.versions.node },
    1,
  );
  return {
    contentType: registry.contentType,
    text(state) {
      setState(state);
      return registry.metrics();
    },
    accepted: counter(registry, 'alerts_accepted_total', 'Alerts accepted and on disk, by what they changed.', [
      'source',
      'kind',
    ]),
    refused: counter(registry, 'requests_refused_total', 'Requests to intake that were refused.', ['source', 'reason']),
    remarks: counter(
      registry,
      'payload_remarks_total',
      'Strange things about payloads that were accepted all the same.',
      ['source', 'reason'],
    ),
    decided: counter(registry, 'notifications_decided_total', 'Notifications that groups decided to send.', [
      'channel',
      'reason',
    ]),
    attempts: counter(registry, 'attempts_total', 'Attempts to deliver.', ['channel', 'outcome']),
    deliveries: counter(registry, 'deliveries_total', 'Deliveries that are settled.', ['channel', 'state']),
    attemptSeconds: new Histogram({
      name: 'signalbox_attempt_duration_seconds',
      help: 'How long attempts took.',
      labelNames: ['channel'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [registry],
    }),
    renderFailures: counter(registry, 'render_failures_total', 'Templates that failed; the default one was used.', [
      'channel',
      'part',
    ]),
    eventLoopLag: new Histogram({
      name: 'signalbox_event_loop_lag_seconds',
      help: 'How late the event loop came back to a timer: everything waits while it is busy with one thing.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    storeFailures: counter(registry, 'store_failures_total', 'Writes that the store refused.'),
    failures: counter(registry, 'unexpected_failures_total', 'Exceptions in plugins or in Signalbox itself.'),
    reloadSuccess: gauge(registry, 'config_last_reload_success', '1 if the configuration on disk is live, else 0.'),
    reloadTime: gauge(registry, 'config_last_reload_timestamp_seconds', 'When the live configuration was loaded.'),
    configProblems: gauge(registry, 'config_problems', 'Problems found at the last reading.', ['severity']),
  };
}

/** Gauges of the state, set when somebody asks. */
function stateGauges(registry: Registry): (state: MeasuredState) => void {
  const waiting = gauge(registry, 'deliveries_waiting', 'Deliveries that are not sent yet.', ['channel']);
  const oldest = gauge(
    registry,
    'deliveries_waiting_since_timestamp_seconds',
    'When the oldest delivery that waits was decided.',
    ['channel'],
  );
  const inFlight = gauge(registry, 'attempts_in_flight', 'Attempts that run now.', ['channel']);
  const alerts = gauge(registry, 'alerts_active', 'Active alerts.');
  const groups = gauge(registry, 'groups', 'Groups that are open.');
  const bytes = gauge(registry, 'store_bytes', 'Size of the store on disk.');
  const pending = gauge(registry, 'store_pending_bytes', 'Bytes that wait for a checkpoint.');
  const commits = gauge(registry, 'store_commits', 'Commits since the start.');
  return ({ engine, store }) => {
    alerts.set(engine.activeAlerts);
    groups.set(engine.groups);
    bytes.set(store.bytes);
    pending.set(store.pendingBytes);
    commits.set(store.commits);
    for (const each of [waiting, oldest, inFlight]) each.reset();
    for (const { channel, ...stats } of engine.channels) {
      waiting.set({ channel }, stats.waiting);
      inFlight.set({ channel }, stats.inFlight);
      if (stats.waitingSince !== undefined) oldest.set({ channel }, stats.waitingSince / 1000);
    }
  };
}

function counter<L extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly L[] = [],
): Counter<L> {
  return new Counter({ name: `signalbox_${name}`, help, labelNames: [...labelNames], registers: [registry] });
}

function gauge<L extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly L[] = [],
): Gauge<L> {
  return new Gauge({ name: `signalbox_${name}`, help, labelNames: [...labelNames], registers: [registry] });
}
