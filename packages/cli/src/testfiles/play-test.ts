import { type Config, createSimulation, matchRoutes, type RecordedMessage, type Simulation } from '@signalbox/core';
import type { ReceivedAlert } from '@signalbox/sdk';
import { type Explanation, explainAlert } from '../alerts/explain-alert.ts';
import { suppressionAt } from '../alerts/explain-suppression.ts';
import type { ConfigTest, Step } from './test-file.ts';

/** What came of a test's steps. */
export interface Played {
  readonly notifications: readonly PlayedNotification[];
  /** Of the only alert of a test without steps. */
  readonly alert?: PlayedAlert;
  /** Sentences: templates that failed, payloads that cannot be read. */
  readonly failures: readonly string[];
}

export interface PlayedNotification extends RecordedMessage {
  /** Since the test began. */
  readonly atMs: number;
}

/** Where an alert goes, and what suppresses it. */
export interface PlayedAlert {
  readonly explanation: Explanation;
  /** Comments of silences, or their ids where they have none. */
  readonly silencedBy: readonly string[];
  /** Every route that takes it is in a mute time. */
  readonly muted: boolean;
}

/** Plays a test on the real engine, in virtual time; nothing is sent. */
export async function playTest(test: ConfigTest, config: Config): Promise<Played> {
  const simulation = await createSimulation({ config, at: test.beginsAt });
  const failures: string[] = [];
  let alert: PlayedAlert | undefined;
  let followMs = 0;
  for (const step of test.steps) {
    await simulation.until(test.beginsAt + step.atMs);
    const { alerts, problems } = alertsOf(step, config, simulation.now());
    failures.push(...problems);
    if (alerts.length === 0) continue;
    const [first] = await simulation.post(alerts, step.source);
    followMs = Math.max(followMs, ...alerts.map((each) => followTime(config, each)));
    if (!test.isSingle) continue;
    if (alerts.length > 1) failures.push(`the payload has ${alerts.length} alerts: play it in \`steps\``);
    alert = await showAlert(
      { engine: simulation.engine, now: simulation.now() },
      config,
      alerts[0],
      first?.fingerprint ?? '',
    );
  }
  await simulation.until(test.beginsAt + (test.untilMs ?? lastTimeOf(test) + followMs));
  return {
    notifications: simulation.messages.map((each) => ({ ...each, atMs: each.message.now - test.beginsAt })),
    ...(alert === undefined ? {} : { alert }),
    failures: [...failures, ...simulation.failures],
  };
}

function lastTimeOf({ steps, expect }: ConfigTest): number {
  return Math.max(0, ...[...steps, ...(expect.notifications ?? [])].map(({ atMs }) => atMs));
}

/** After this long, an alert can lead to nothing new but repeats. */
function followTime({ routes }: Config, alert: ReceivedAlert): number {
  const times = matchRoutes(routes, alert).map(({ groupWaitMs, groupIntervalMs }) => groupWaitMs + groupIntervalMs);
  return Math.max(0, ...times);
}

function alertsOf(
  { alerts, payload, source: name = '' }: Step,
  config: Config,
  receivedAt: number,
): { readonly alerts: readonly ReceivedAlert[]; readonly problems: readonly string[] } {
  const from = config.sources.get(name);
  if (payload === undefined || from === undefined) return { alerts, problems: [] };
  const read = from.source.read({ body: payload, receivedAt }, from.options);
  const problems = read.problems.map((problem) => `${name} cannot read the payload: ${problem}`);
  if (problems.length === 0 && read.alerts.length === 0) problems.push(`${name} finds no alert in the payload`);
  return { alerts: [...alerts, ...(problems.length === 0 ? read.alerts : [])], problems };
}

async function showAlert(
  { engine, now }: { readonly engine: Simulation['engine']; readonly now: number },
  config: Config,
  alert: ReceivedAlert | undefined,
  fingerprint: string,
): Promise<PlayedAlert | undefined> {
  if (alert === undefined) return undefined;
  const live = await engine.alert(fingerprint);
  const groups = (live?.groups ?? []).map((id) => engine.group(id));
  const comments = new Map(engine.silences().map(({ id, comment }) => [id, comment || id]));
  return {
    explanation: explainAlert(config, alert, suppressionAt(config, now)),
    silencedBy: (live?.silencedBy ?? []).map((id) => comments.get(id) ?? id),
    muted: groups.length > 0 && groups.every((group) => group?.muted === true),
  };
}
