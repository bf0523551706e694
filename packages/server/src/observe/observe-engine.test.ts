import type { EngineObserver } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { observeEngine } from './observe-engine.ts';

const AT_REST = {
  engine: { activeAlerts: 0, groups: 0, channels: [] },
  store: { bytes: 0, pendingBytes: 0, commits: 0 },
};

function anObserver() {
  const lines: string[] = [];
  const metrics = createMetrics('0.0.0-test');
  const log = createLog({
    level: 'debug',
    mask: (text) => text,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return {
    observer: observeEngine(metrics, log),
    logged: () => lines.map((line) => JSON.parse(line)),
    metrics: async () => (await metrics.text(AT_REST)).split('\n'),
  };
}

type Attempt = Parameters<EngineObserver['attempted']>[0];

const anAttempt = (facts: Partial<Attempt> = {}): Attempt => ({
  delivery: 7,
  startedAt: 1_000,
  endedAt: 1_250,
  outcome: 'ok',
  state: 'sent',
  channel: 'room',
  transport: 'hipchat',
  group: 'g1',
  ...facts,
});

describe('what the engine does', () => {
  it('is counted: accepted alerts by their kind', async () => {
    const { observer, metrics } = anObserver();
    observer.accepted(
      'list',
      new Map([
        ['new', 2],
        ['none', 3],
      ]),
    );
    observer.accepted('list', new Map([['new', 1]]));
    const lines = await metrics();
    expect(lines).toContain('signalbox_alerts_accepted_total{source="list",kind="new"} 3');
    expect(lines).toContain('signalbox_alerts_accepted_total{source="list",kind="none"} 3');
  });

  it('is counted and logged: decisions, for those who debug', async () => {
    const { observer, metrics, logged } = anObserver();
    observer.decided({ channel: 'room', route: 'r', group: 'g1', reason: 'first', firing: 1, resolved: 0 });
    expect(await metrics()).toContain('signalbox_notifications_decided_total{channel="room",reason="first"} 1');
    expect(logged()).toMatchObject([{ level: 'debug', msg: 'notification decided', channel: 'room', group: 'g1' }]);
  });

  it.each([
    ['sent', anAttempt(), 'info', 'delivered'],
    [
      'tried again',
      anAttempt({ outcome: 'retry', state: 'waiting', reason: 'HTTP 500', notBefore: 9_000 }),
      'warn',
      'delivery failed, and is tried again',
    ],
    [
      'given up',
      anAttempt({ outcome: 'reject', state: 'dead', reason: 'HTTP 404' }),
      'error',
      'delivery given up: it is a dead letter now',
    ],
  ])('is counted and logged: a delivery that is %s', async (_what, attempt, level, msg) => {
    const { observer, metrics, logged } = anObserver();
    observer.attempted(attempt);
    const { outcome, state } = attempt;
    const lines = await metrics();
    expect(lines).toContain(`signalbox_attempts_total{channel="room",outcome="${outcome}"} 1`);
    expect(lines).toContain('signalbox_attempt_duration_seconds_sum{channel="room"} 0.25');
    const settled = lines.filter((line) => line.startsWith('signalbox_deliveries_total{'));
    expect(settled).toEqual(
      state === 'waiting' ? [] : [`signalbox_deliveries_total{channel="room",state="${state}"} 1`],
    );
    expect(logged()).toMatchObject([
      { level, msg, channel: 'room', transport: 'hipchat', delivery: 'g1-7', tookMs: 250 },
    ]);
  });

  it.each([
    ['superseded', undefined, 'debug', /superseded/],
    ['dead', 'channel-removed', 'error', /dead letter/],
  ] as const)('is counted and logged: a delivery that is %s without an attempt', async (state, reason, level, msg) => {
    const { observer, metrics, logged } = anObserver();
    observer.settled({ id: 7, channel: 'room', groupId: 'g1', state, ...(reason === undefined ? {} : { reason }) });
    const lines = await metrics();
    expect(lines).toContain(`signalbox_deliveries_total{channel="room",state="${state}"} 1`);
    expect(lines.filter((line) => line.startsWith('signalbox_attempts_total{'))).toEqual([]);
    expect(logged()).toMatchObject([{ level, msg: expect.stringMatching(msg), delivery: 'g1-7' }]);
    expect(logged()[0]?.reason).toBe(reason);
  });

  it('is logged with times that people read: when a delivery may be tried again, and when it is', () => {
    const { observer, logged } = anObserver();
    const at = Date.UTC(2026, 10, 27, 3, 12, 31, 204);
    observer.attempted(anAttempt({ outcome: 'retry', state: 'waiting', notBefore: at, nextTryAt: at + 14_000 }));
    observer.attempted(anAttempt());
    expect(logged()[0]).toMatchObject({
      notBefore: '2026-11-27T03:12:31.204Z',
      nextTryAt: '2026-11-27T03:12:45.204Z',
    });
    for (const name of ['notBefore', 'nextTryAt']) expect(logged()[1]).not.toHaveProperty(name);
  });

  it('is counted and logged: a template that failed', async () => {
    const { observer, metrics, logged } = anObserver();
    observer.renderFailed({ channel: 'room', part: 'message', error: 'no such helper' });
    expect(await metrics()).toContain('signalbox_render_failures_total{channel="room",part="message"} 1');
    expect(logged()).toMatchObject([{ level: 'error', part: 'message', error: 'no such helper' }]);
  });

  it('is logged: what a transport says, under its channel whatever the fields are', () => {
    const { observer, logged } = anObserver();
    observer.said('room', { channel: 'another', status: 'firing' }, 'Down');
    expect(logged()).toMatchObject([{ level: 'info', channel: 'room', status: 'firing', msg: 'Down' }]);
  });

  it('is counted and logged: a store that refuses, and works again', async () => {
    const { observer, metrics, logged } = anObserver();
    observer.storeFailed(new Error('disk full'));
    observer.storeRecovered();
    expect(await metrics()).toContain('signalbox_store_failures_total 1');
    expect(logged()).toMatchObject([{ level: 'error', err: { message: 'disk full' } }, { level: 'info' }]);
  });

  it('is counted and logged: what should never happen', async () => {
    const { observer, metrics, logged } = anObserver();
    observer.failed('a due group', new TypeError('a bug'));
    expect(await metrics()).toContain('signalbox_unexpected_failures_total 1');
    expect(logged()).toMatchObject([{ level: 'error', what: 'a due group', err: { message: 'a bug' } }]);
  });
});
