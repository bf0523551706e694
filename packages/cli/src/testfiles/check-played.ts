import { formatDuration, type Secrets } from '@signalbox/core';
import { type CheckedText, checkText, textMismatches } from './check-text.ts';
import { compareTimelines } from './compare-timelines.ts';
import type { Mismatch } from './mismatch.ts';
import type { Played, PlayedAlert, PlayedNotification } from './play-test.ts';
import type { Snapshots } from './snapshots.ts';
import type { ConfigTest, ExpectedNotification } from './test-file.ts';
import type { TextCheck } from './test-file-schema.ts';

interface Checking {
  readonly snapshots: Snapshots;
  readonly secrets: Secrets;
}

/** All that is not as a test expects it. */
export function checkPlayed(test: ConfigTest, played: Played, checking: Checking): readonly Mismatch[] {
  const { alert, notifications } = played;
  return [
    ...played.failures.map((text): Mismatch => ({ type: 'sentence', text })),
    ...(alert === undefined ? [] : checkAlert(test, alert)),
    ...checkFirstTexts(test, played, checking),
    ...checkTimeline(test, notifications, checking),
  ];
}

function checkAlert({ expect }: ConfigTest, { explanation, silencedBy, muted }: PlayedAlert): readonly Mismatch[] {
  const { channels, matches, trace } = explanation;
  const lists = [
    ['channels', expect.channels, channels],
    ['routes', expect.routes, matches.map(({ route }) => route)],
    ['silencedBy', expect.silencedBy, silencedBy],
  ] as const;
  let shown = false;
  const mismatches = lists.flatMap(([what, expected, actual]): readonly Mismatch[] => {
    if (expected === undefined || isSame(expected, actual)) return [];
    const mismatch = { type: 'value', what, expected: listText(expected), actual: listText(actual) } as const;
    if (what === 'silencedBy' || shown) return [mismatch];
    shown = true;
    return [{ ...mismatch, trace }];
  });
  if (expect.muted === undefined || expect.muted === muted) return mismatches;
  return [...mismatches, { type: 'value', what: 'muted', expected: String(expect.muted), actual: String(muted) }];
}

/** What `render` expects in a test without steps: the text of the first notification to each channel. */
function checkFirstTexts(
  { name, expect }: ConfigTest,
  { notifications, alert }: Played,
  { snapshots, secrets }: Checking,
): readonly Mismatch[] {
  return Object.entries(expect.render).flatMap(([channel, parts]) => {
    const first = notifications.find((each) => each.channel === channel);
    if (first === undefined) {
      return [{ type: 'sentence', text: `${channel} is not notified${whyNothing(channel, alert)}` } as const];
    }
    return checkParts(parts, first, secrets).flatMap(({ check, part, text, where }) =>
      checkText(check, { where, text, key: `${name}: ${channel} ${part}` }, snapshots),
    );
  });
}

function whyNothing(channel: string, alert: PlayedAlert | undefined): string {
  if (alert === undefined) return '';
  if (!alert.explanation.channels.includes(channel)) return ': no route takes the alert there';
  if (alert.silencedBy.length > 0) return `: silenced by ${listText(alert.silencedBy)}`;
  return alert.muted ? ': it is a mute time' : '';
}

function checkTimeline(
  { name, expect }: ConfigTest,
  played: readonly PlayedNotification[],
  { snapshots, secrets }: Checking,
): readonly Mismatch[] {
  const { notifications } = expect;
  if (notifications === undefined) return [];
  const reads = ({ render = {} }: ExpectedNotification, each: PlayedNotification) =>
    checkParts(render, each, secrets).every(({ check, ...text }) => textMismatches(check, text).length === 0);
  const { rows, isSame: same, pairs } = compareTimelines(notifications, played, reads);
  const mismatches: Mismatch[] = same ? [] : [{ type: 'timeline', rows }];
  for (const pair of pairs) {
    const key = `${name}: notifications[${notifications.indexOf(pair.expected)}]`;
    for (const { check, part, where, text } of checkParts(pair.expected.render ?? {}, pair.actual, secrets)) {
      mismatches.push(...checkText(check, { where, text, key: `${key} ${part}` }, snapshots));
    }
  }
  return mismatches;
}

function checkParts(
  parts: Readonly<Record<string, TextCheck>>,
  { channel, message, request, atMs }: PlayedNotification,
  { maskValue }: Secrets,
): readonly (Omit<CheckedText, 'key'> & { readonly check: TextCheck; readonly part: string })[] {
  return Object.entries(parts).map(([part, check]) => {
    const rendered: Readonly<Record<string, string>> = message.parts;
    const text = part === 'request' ? (JSON.stringify(maskValue(request), null, 2) ?? '') : (rendered[part] ?? '');
    return { check, part, text, where: `${channel}, ${part}, at ${formatDuration(atMs)}` };
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function listText(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
