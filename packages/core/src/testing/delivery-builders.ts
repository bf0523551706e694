import { classifyStatus, type HttpTransport, type Outcome, ok, type SendTransport } from '@signalbox/sdk';
import type { ChannelConfig } from '../delivery/channel-config.ts';
import type { AttemptRecord, DeliveryHead } from '../store/index.ts';
import { aSnapshot } from '../store/testing/builders.ts';

/** A delivery of `group-1` to `room`, decided at 2000, that was not tried yet. */
export function aHead(given: Partial<DeliveryHead> = {}): DeliveryHead {
  return {
    id: 1,
    channel: 'room',
    groupId: 'group-1',
    decidedAt: 2_000,
    waitingSince: 2_000,
    attempts: 0,
    notBefore: 0,
    maybeArrived: false,
    snapshot: aSnapshot(),
    ...given,
  };
}

/** An attempt of delivery 1 that the target took. */
export function anAttempt(given: Partial<AttemptRecord> = {}): AttemptRecord {
  return { delivery: 1, startedAt: 3_000, endedAt: 3_100, outcome: 'ok', state: 'sent', ...given };
}

/** A channel without a rate limit: up to 4 attempts at once, of 10 seconds each, given up after an hour. */
export function aChannel(given: Partial<ChannelConfig> = {}): ChannelConfig {
  return {
    name: 'room',
    transport: aSendTransport(),
    options: {},
    hash: 'hash-1',
    parts: new Map(),
    defaultParts: new Map(),
    sendResolved: true,
    concurrency: 4,
    timeoutMs: 10_000,
    giveUpAfterMs: 3_600_000,
    suspended: false,
    allowPrivate: false,
    ...given,
  };
}

/** A transport of no target: it ends each attempt as a test says. */
export function aSendTransport(send: SendTransport['send'] = async (): Promise<Outcome> => ok): SendTransport {
  return { contract: 1, name: 'paper', options: {}, parts: () => ({}), preview: () => 'a sheet of paper', send };
}

/** A transport that posts its parts, and takes statuses for what they usually mean. */
export function anHttpTransport(given: Partial<HttpTransport> = {}): HttpTransport {
  return {
    contract: 1,
    name: 'wire',
    options: {},
    parts: () => ({}),
    request: ({ id, parts }) => ({ method: 'POST', url: 'http://wire.example/', json: { id, ...parts } }),
    classify: classifyStatus,
    ...given,
  };
}
