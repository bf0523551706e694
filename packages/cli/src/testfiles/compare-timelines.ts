import { formatDuration } from '@signalbox/core';
import type { TimelineRow } from './mismatch.ts';
import type { PlayedNotification } from './play-test.ts';
import type { ExpectedNotification } from './test-file.ts';

export interface Comparison {
  /** Both timelines as one, by time. */
  readonly rows: readonly TimelineRow[];
  readonly isSame: boolean;
  readonly pairs: readonly { readonly expected: ExpectedNotification; readonly actual: PlayedNotification }[];
}

/**
 * Pairs expected notifications with actual ones: each once, in whatever order those of the same time come.
 *
 * @param reads whether the texts are as expected too, to choose among several of the same time and channel
 */
export function compareTimelines(
  expected: readonly ExpectedNotification[],
  actual: readonly PlayedNotification[],
  reads: (expected: ExpectedNotification, actual: PlayedNotification) => boolean,
): Comparison {
  const left = new Set(actual);
  const found = new Map<ExpectedNotification, PlayedNotification>();
  const strictestFirst = [...expected].sort((a, b) => Object.keys(b).length - Object.keys(a).length);
  for (const one of strictestFirst) {
    const fitting = [...left].filter((each) => agrees(one, each));
    const chosen = fitting.find((each) => reads(one, each)) ?? fitting[0];
    if (chosen === undefined) continue;
    left.delete(chosen);
    found.set(one, chosen);
  }
  const timed = [
    ...expected.map((one) => {
      const same = found.get(one);
      return { atMs: one.atMs, row: same === undefined ? rowOfExpected(one) : rowOfActual(same, 'both') };
    }),
    ...[...left].map((one) => ({ atMs: one.atMs, row: rowOfActual(one, 'actual') })),
  ];
  timed.sort((a, b) => a.atMs - b.atMs || (a.row.channel < b.row.channel ? -1 : Number(a.row.channel > b.row.channel)));
  return {
    rows: timed.map(({ row }) => row),
    isSame: left.size === 0 && found.size === expected.length,
    pairs: expected.flatMap((one) => {
      const same = found.get(one);
      return same === undefined ? [] : [{ expected: one, actual: same }];
    }),
  };
}

/** What is absent is not compared. */
function agrees(expected: ExpectedNotification, { atMs, channel, message }: PlayedNotification): boolean {
  const { firing, resolved, suppressed, reason, status, route } = expected;
  return (
    expected.atMs === atMs &&
    expected.channel === channel &&
    (firing === undefined || firing === message.firing.length) &&
    (resolved === undefined || resolved === message.resolved.length) &&
    (suppressed === undefined || suppressed === message.suppressed.length) &&
    (reason === undefined || reason === message.reason) &&
    (status === undefined || status === message.status) &&
    (route === undefined || route === message.route)
  );
}

function rowOfExpected({ atMs, render: _, ...written }: ExpectedNotification): TimelineRow {
  return { found: 'expected', at: formatDuration(atMs), ...written };
}

function rowOfActual({ atMs, channel, message }: PlayedNotification, found: 'both' | 'actual'): TimelineRow {
  const { reason, status, route, firing, resolved, suppressed } = message;
  const counts = { firing: firing.length, resolved: resolved.length, suppressed: suppressed.length };
  return { found, at: formatDuration(atMs), channel, ...counts, reason, status, route };
}
