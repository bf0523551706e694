import type { Alert, Message } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { compareTimelines } from './compare-timelines.ts';
import type { PlayedNotification } from './play-test.ts';
import type { ExpectedNotification } from './test-file.ts';

const alert: Alert = {
  fingerprint: 'f',
  source: 'test',
  status: 'firing',
  severity: 'warning',
  labels: {},
  annotations: {},
  startsAt: 0,
};

function played(atMs: number, channel: string, text = '', firing = 1): PlayedNotification {
  const list = Array.from({ length: firing }, () => alert);
  const message: Message = {
    id: 'id',
    thread: 'thread',
    status: 'firing',
    severity: 'warning',
    reason: 'first',
    labels: {},
    annotations: {},
    group: { id: 'group', labels: {} },
    alerts: list,
    firing: list,
    resolved: [],
    suppressed: [],
    channel,
    route: 'route',
    externalUrl: '',
    now: atMs,
    parts: { message: text },
  };
  return { atMs, channel, message, request: {} };
}

const compare = (expected: readonly ExpectedNotification[], actual: readonly PlayedNotification[]) =>
  compareTimelines(expected, actual, ({ render }, { message }) =>
    Object.entries(render ?? {}).every(
      ([part, { contains }]) => contains === undefined || message.parts[part] === contains,
    ),
  );

describe('two timelines', () => {
  it('are the same in whatever order those of one time come', () => {
    const actual = [played(1_000, 'b'), played(1_000, 'a')];
    const expected = [
      { atMs: 1_000, channel: 'a' },
      { atMs: 1_000, channel: 'b' },
    ];
    expect(compare(expected, actual).isSame).toBe(true);
  });

  it('differ by what nobody expected', () => {
    const { isSame, rows } = compare([{ atMs: 1_000, channel: 'a' }], [played(1_000, 'a'), played(90_000, 'b')]);
    expect(isSame).toBe(false);
    expect(rows.map(({ found, at, channel }) => `${found} ${at} ${channel}`)).toEqual(['both 1s a', 'actual 1m30s b']);
  });

  it('differ by what was not told, at its time', () => {
    const { isSame, rows } = compare(
      [
        { atMs: 1_000, channel: 'a', firing: 2 },
        { atMs: 2_000, channel: 'a' },
      ],
      [played(1_000, 'a'), played(2_000, 'a')],
    );
    expect(isSame).toBe(false);
    expect(rows.map(({ found, at, firing }) => [found, at, firing])).toEqual([
      ['expected', '1s', 2],
      ['actual', '1s', 1],
      ['both', '2s', 1],
    ]);
  });

  it.each([
    ['at', { atMs: 1_001, channel: 'a' }],
    ['channel', { atMs: 1_000, channel: 'b' }],
    ['firing', { atMs: 1_000, channel: 'a', firing: 0 }],
    ['resolved', { atMs: 1_000, channel: 'a', resolved: 1 }],
    ['suppressed', { atMs: 1_000, channel: 'a', suppressed: 1 }],
    ['reason', { atMs: 1_000, channel: 'a', reason: 'repeat' }],
    ['status', { atMs: 1_000, channel: 'a', status: 'resolved' }],
    ['route', { atMs: 1_000, channel: 'a', route: 'other' }],
  ] satisfies readonly [string, ExpectedNotification][])('differ by %s', (_what, expected) => {
    expect(compare([expected], [played(1_000, 'a')]).isSame).toBe(false);
  });

  it('pair the strictest first, so that a vague one takes what is left', () => {
    const vague = { atMs: 1_000, channel: 'a' };
    const strict = { atMs: 1_000, channel: 'a', firing: 1 };
    expect(compare([vague, strict], [played(1_000, 'a', '', 1), played(1_000, 'a', '', 2)]).isSame).toBe(true);
  });

  it('pair those of one time by their words', () => {
    const expected = ['db-2', 'db-1'].map((contains) => ({
      atMs: 1_000,
      channel: 'a',
      render: { message: { contains } },
    }));
    const { pairs } = compare(expected, [played(1_000, 'a', 'db-1'), played(1_000, 'a', 'db-2')]);
    expect(pairs.map((pair) => pair.actual.message.parts['message'])).toEqual(['db-2', 'db-1']);
  });
});
