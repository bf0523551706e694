import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const aState = (
  channels: readonly { channel: string; waiting: number; inFlight: number; waitingSince?: number }[],
) => ({
  engine: { activeAlerts: 3, groups: 2, channels },
  store: { bytes: 4_096, pendingBytes: 512, commits: 17 },
});
const linesOf = async (metrics: ReturnType<typeof createMetrics>, state: ReturnType<typeof aState>) =>
  (await metrics.text(state)).split('\n');

describe('the metrics', () => {
  it('show the state of the moment', async () => {
    const lines = await linesOf(
      createMetrics('1.2.3'),
      aState([{ channel: 'room', waiting: 4, inFlight: 1, waitingSince: 1_700_000_000_500 }]),
    );
    for (const line of [
      'signalbox_alerts_active 3',
      'signalbox_groups 2',
      'signalbox_store_bytes 4096',
      'signalbox_store_pending_bytes 512',
      'signalbox_store_commits 17',
      'signalbox_deliveries_waiting{channel="room"} 4',
      'signalbox_attempts_in_flight{channel="room"} 1',
      'signalbox_deliveries_waiting_since_timestamp_seconds{channel="room"} 1700000000.5',
      `signalbox_build_info{version="1.2.3",node="${process.versions.node}"} 1`,
    ]) {
      expect(lines).toContain(line);
    }
  });

  it('forget a channel that is gone, and the age of a queue that is empty', async () => {
    const metrics = createMetrics('1.2.3');
    await metrics.text(aState([{ channel: 'old', waiting: 4, inFlight: 1, waitingSince: 1_000 }]));
    const lines = await linesOf(metrics, aState([{ channel: 'new', waiting: 0, inFlight: 0 }]));
    expect(lines.filter((line) => line.includes('channel="old"'))).toEqual([]);
    expect(lines.filter((line) => line.includes('since_timestamp') && !line.startsWith('#'))).toEqual([]);
  });

  it('explain each in a sentence, and have names of ours alone', async () => {
    const lines = await linesOf(createMetrics('1.2.3'), aState([]));
    const names = lines.flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      expect(name).toMatch(/^signalbox_[a-z0-9_]+$/);
      expect(lines.find((line) => line.startsWith(`# HELP ${name} `))).toMatch(/\w/);
    }
  });

  it('that only grow are counters by name and type, and no others are', async () => {
    const lines = await linesOf(createMetrics('1.2.3'), aState([]));
    for (const [, name = '', type] of lines.flatMap((line) => [/^# TYPE (\S+) (\S+)/.exec(line) ?? []])) {
      if (name !== '') expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
    }
  });

  it('of two servers in one process are two', async () => {
    const [first, second] = [createMetrics('1'), createMetrics('2')];
    first.failures.inc();
    expect(await linesOf(second, aState([]))).toContain('signalbox_unexpected_failures_total 0');
  });

  it('escape what an operator may name', async () => {
    const metrics = createMetrics('1');
    metrics.refused.inc({ source: 'a"b\nc', reason: 'bad-json' });
    const lines = await linesOf(metrics, aState([]));
    expect(lines).toContain(String.raw`signalbox_requests_refused_total{source="a\"b\nc",reason="bad-json"} 1`);
  });
});
