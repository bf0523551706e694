import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRouter } from '../router-process.ts';
import { tempFolder } from '../temp-folder.ts';
import { alertmanagerConfig } from './alertmanager-config.ts';
import { startAlertmanager } from './alertmanager-process.ts';
import { type Comparison, compareTold } from './compare-told.ts';
import { startRecorder } from './message-recorder.ts';
import type { NumberedScenario, Setting } from './numbered-scenario.ts';
import { playScenario } from './play-scenario.ts';
import { signalboxConfig } from './signalbox-config.ts';
import { signalboxPeer } from './signalbox-peer.ts';

/** One begins after the other, so that neither program is flooded. */
const STAGGER_MS = 15;
/** After the last step: Alertmanager's next look but one is over. */
const LAST_WORDS_UNITS = 3.5;
const RESOLVE_TIMEOUT_UNITS = 4;
const NANOSECONDS_A_MS = 1e6;

export interface ScenarioRun {
  /** In the order of the scenarios. */
  readonly comparisons: readonly Comparison[];
  /** By how much the latest step was late, or this process stood still: in units. */
  readonly lateness: number;
}

/** Plays all scenarios at once, to a new Alertmanager and a new Signalbox. */
export async function runScenarios(scenarios: readonly NumberedScenario[], unitMs: number): Promise<ScenarioRun> {
  using folder = tempFolder();
  const inFolder = (name: string) => join(folder.path, name);
  const recorder = await startRecorder();
  const setting: Setting = { scenarios, recorderUrl: recorder.url, unitMs, resolveTimeout: RESOLVE_TIMEOUT_UNITS };
  writeFileSync(inFolder('alertmanager.yml'), JSON.stringify(alertmanagerConfig(setting)));
  writeFileSync(inFolder('signalbox.yaml'), JSON.stringify(signalboxConfig(setting, inFolder('signalbox.db'))));
  const router = await startRouter(inFolder('signalbox.yaml'));
  // Until then nothing expires there: senders get the time to renew their alerts.
  const expiresFrom = Date.now() + RESOLVE_TIMEOUT_UNITS * unitMs;
  const alertmanager = await startAlertmanager(inFolder('alertmanager.yml'), inFolder('alertmanager'));
  try {
    const peers = [alertmanager, signalboxPeer(router.url)];
    await sleep(expiresFrom - Date.now());
    const delay = monitorEventLoopDelay();
    delay.enable();
    const begin = Date.now() + STAGGER_MS;
    const startOf = (index: number) => begin + index * STAGGER_MS;
    const lateness = await Promise.all(
      scenarios.map(({ label, scenario }, index) =>
        playScenario({ label, scenario, startAt: startOf(index), unitMs }, peers),
      ),
    );
    await sleep(LAST_WORDS_UNITS * unitMs);
    delay.disable();
    const comparisons = scenarios.map(({ label, scenario }, index) =>
      compareTold(scenario, { theirs: `/am/${label}`, ours: `/sb/${label}` }, recorder, {
        startAt: startOf(index),
        unitMs,
      }),
    );
    return { comparisons, lateness: Math.max(...lateness, delay.max / NANOSECONDS_A_MS) / unitMs };
  } finally {
    await alertmanager.end();
    await router.end('SIGTERM');
    await recorder.close();
  }
}
