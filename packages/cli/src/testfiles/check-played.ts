import { formatDuration, type Secrets } from '@signalbox/core';
import { type CheckedText, checkText, wordFailures } from './check-text.ts';
import { compareTimelines } from './compare-timelines.ts';
import type { Failure } from './failure.ts';
import type { Played, PlayedAlert, ToldNotification } from './play-test.ts';
import type { Snapshots } from './snapshots.ts';
import type { ConfigTest, ExpectedNotification } from './test-file.ts';
import type { TextCheck } from './test-file-schema.ts';

interface Checking {
  readonly snapshots: Snapshots;
  readonly secrets: Secrets;
}

/** All that is not as a test expects it. */
export function checkPlayed(test: ConfigTest, played: Played, checking: Checking): readonly Failure[] {
  const { alert, told } = played;
  return [
    ...played.failures.map((text): Failure => ({ type: 'sentence', text })),
    ...(alert === undefined ? [] : checkAlert(test, alert)),
    ...checkFirstWords(test, played, checking),
    ...checkTimeline(test, told, checking),
  ];
}

function checkAlert({ expect }: ConfigTest, { explanation, silencedBy, muted }: PlayedAlert): readonly Failure[] {
  const { channels, matches, trace } = explanation;
  const lists = [
    ['channels', expect.channels, channels],
    ['routes', expect.routes, matches.map(({ route }) => route)],
    ['silencedBy', expect.silencedBy, silencedBy],
  ] as const;
  let shown = false;
  const failures = lists.flatMap(([what, expected, told]): readonly Failure[] => {
    if (expected === undefined || isSame(expected, told)) return [];
    const failure = { type: 'value', what, expected: listText(expected), told: listText(told) } as const;
    if (what === 'silencedBy' || shown) return [failure];
    shown = true;
    return [{ ...failure, trace }];
  });
  if (expect.muted === undefined || expect.muted === muted) return failures;
  return [...failures, { type: 'value', what: 'muted', expected: String(expect.muted), told: String(muted) }];
}

/** What `render` says of a test without steps: the first words to each channel. */
function checkFirstWords(
  { name, expect }: ConfigTest,
  { told, alert }: Played,
  { snapshots, secrets }: Checking,
): readonly Failure[] {
  return Object.entries(expect.render).flatMap(([channel, parts]) => {
    const first = told.find((each) => each.channel === channel);
    if (first === undefined) {
      return [{ type: 'sentence', text: `${channel} is told nothing${whyNothing(channel, alert)}` } as const];
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
  told: readonly ToldNotification[],
  { snapshots, secrets }: Checking,
): readonly Failure[] {
  const { notifications } = expect;
  if (notifications === undefined) return [];
  const reads = ({ render = {} }: ExpectedNotification, each: ToldNotification) =>
    checkParts(render, each, secrets).every(({ check, ...words }) => wordFailures(check, words).length === 0);
  const { rows, isSame: same, pairs } = compareTimelines(notifications, told, reads);
  const failures: Failure[] = same ? [] : [{ type: 'timeline', rows }];
  for (const pair of pairs) {
    const key = `${name}: notifications[${notifications.indexOf(pair.expected)}]`;
    for (const { check, part, where, text } of checkParts(pair.expected.render ?? {}, pair.told, secrets)) {
      failures.push(...checkText(check, { where, text, key: `${key} ${part}` }, snapshots));
    }
  }
  return failures;
}

function checkParts(
  parts: Readonly<Record<string, TextCheck>>,
  { channel, message, request, atMs }: ToldNotification,
  { mask }: Secrets,
): readonly (Omit<CheckedText, 'key'> & { readonly check: TextCheck; readonly part: string })[] {
  return Object.entries(parts).map(([part, check]) => {
    const rendered: Readonly<Record<string, string>> = message.parts;
    const text = part === 'request' ? mask(JSON.stringify(request, null, 2) ?? '') : (rendered[part] ?? '');
    return { check, part, text, where: `${channel}, ${part}, at ${formatDuration(atMs)}` };
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function listText(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
