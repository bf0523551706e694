import type { GroupMessage, MessageRecorder, RecordedMessage } from './message-recorder.ts';
import type { Notified, Scenario, ScenarioRoute } from './scenario.ts';

/** How much sooner or later than expected a message may come, in units: the machine may be busy. */
const TOLERANCE_UNITS = 0.75;

/** What was heard of one channel and group. */
type Received = ReadonlyMap<string, readonly RecordedMessage[]>;

/** What both told in a scenario, and what is wrong with it. */
export interface Comparison {
  readonly problem: string;
  /** Both sequences, side by side: one line a message. */
  readonly sides: string;
}

export function compareNotified(
  scenario: Scenario,
  paths: { readonly theirs: string; readonly ours: string },
  recorder: Pick<MessageRecorder, 'postedTo'>,
  times: { readonly startAt: number; readonly unitMs: number },
): Comparison {
  const channels = [...channelsOf(scenario.routes ?? [{}])];
  const theirs = receivedBy(channels, paths.theirs, recorder);
  const ours = receivedBy(channels, paths.ours, recorder);
  const isWithSuppressed = scenario.differs !== undefined;
  const problems = [
    ...unexpected('Alertmanager', scenario.notified, theirs, isWithSuppressed),
    ...unexpected('Signalbox', scenario.differs?.ours ?? scenario.notified, ours, isWithSuppressed),
  ];
  if (problems.length === 0 && scenario.differs === undefined) {
    problems.push(...atOtherTimes(theirs, ours, scenario.ahead ?? 0, times.unitMs));
  }
  return { problem: problems.join('; '), sides: sideBySide(theirs, ours, times) };
}

/** All channels that the routes name; without a name it is `room`. */
export function channelsOf(routes: readonly ScenarioRoute[]): ReadonlySet<string> {
  const channels = new Set<string>(['room']);
  for (const { to = [], routes: children = [] } of routes) {
    for (const channel of [...to, ...channelsOf(children)]) channels.add(channel);
  }
  return channels;
}

function receivedBy(channels: readonly string[], path: string, recorder: Pick<MessageRecorder, 'postedTo'>): Received {
  const all = channels.flatMap((channel) =>
    recorder.postedTo(`${path}/${channel}`).map((message) => ({ channel, message })),
  );
  const groups = Map.groupBy(all, ({ channel, message }) => `${channel}/${groupOf(message.body)}`);
  return new Map([...groups].map(([key, received]) => [key, received.map(({ message }) => message)]));
}

/** The values of the group's labels, by their names, without the one that all of a scenario have. */
function groupOf({ groupLabels }: GroupMessage): string {
  const others = Object.keys(groupLabels).filter((name) => name !== 'scenario');
  return others
    .sort()
    .map((name) => groupLabels[name])
    .join(',');
}

function textOf({ status, alerts, signalbox }: GroupMessage, isWithSuppressed: boolean): string {
  const idsOf = (sign: string, list: readonly GroupMessage['alerts'][number][]) =>
    list.map(({ labels }) => `${sign}${labels['id']}`).sort();
  const suppressed = (isWithSuppressed && signalbox?.suppressed) || [];
  const words = [
    ...idsOf(
      '+',
      alerts.filter((alert) => alert.status === 'firing'),
    ),
    ...idsOf(
      '-',
      alerts.filter((alert) => alert.status !== 'firing'),
    ),
    ...suppressed.map(({ labels }) => `~${labels['id']}`),
  ];
  const usual = words[0]?.startsWith('+') ? 'firing' : 'resolved';
  return `${words.join(' ')}${status === usual ? '' : ` (${status})`}`;
}

function unexpected(who: string, notified: Notified, received: Received, isWithSuppressed: boolean): readonly string[] {
  const keys = new Set([...Object.keys(notified), ...received.keys()]);
  return [...keys].flatMap((key) => {
    const expected = (notified[key] ?? []).join(' | ');
    const found = (received.get(key) ?? []).map(({ body }) => textOf(body, isWithSuppressed)).join(' | ');
    return expected === found ? [] : [`${who} told ${key} ${quoted(found)}, expected is ${quoted(expected)}`];
  });
}

/** Of the same sequences: whether each message came at about the same time. */
function atOtherTimes(theirs: Received, ours: Received, ahead: number, unitMs: number): readonly string[] {
  const earliest = Math.min(0, ahead) - TOLERANCE_UNITS;
  const latest = Math.max(0, ahead) + TOLERANCE_UNITS;
  return [...theirs].flatMap(([key, messages]) =>
    messages.flatMap(({ at }, index) => {
      const sooner = (at - (ours.get(key)?.[index]?.at ?? 0)) / unitMs;
      if (sooner >= earliest && sooner <= latest) return [];
      return [`message ${index + 1} of ${key}: ours came ${sooner.toFixed(2)} units sooner`];
    }),
  );
}

function sideBySide(
  theirs: Received,
  ours: Received,
  { startAt, unitMs }: { startAt: number; unitMs: number },
): string {
  const show = (message: RecordedMessage | undefined) =>
    message === undefined
      ? ''
      : `${((message.at - startAt) / unitMs).toFixed(2)}: ${quoted(textOf(message.body, true))}`;
  const rows = [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((key) => {
    const [left, right] = [theirs.get(key) ?? [], ours.get(key) ?? []];
    const count = Math.max(left.length, right.length);
    return Array.from(
      { length: count },
      (_, at) => `    ${key.padEnd(16)} ${show(left[at]).padEnd(36)} ${show(right[at])}`,
    );
  });
  return [`    ${'channel/group'.padEnd(16)} ${'Alertmanager'.padEnd(36)} Signalbox`, ...rows].join('\n');
}

function quoted(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text || 'nothing';
}
