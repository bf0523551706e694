import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startRouter } from '../processes/router-process.ts';
import { tempFolder } from '../processes/temp-folder.ts';
import { alertmanagerConfig } from './alertmanager-config.ts';
import { startAlertmanager } from './alertmanager-process.ts';
import { type Comparison, compareNotified } from './compare-notified.ts';
import { startRecorder } from './message-recorder.ts';
import type { NumberedScenario, Setting } from './numbered-scenario.ts';
import { playScenario } from './play-scenario.ts';
import { MINUTE_AT, RELOAD_AT } from './scenario.ts';
import { signalboxConfig } from './signalbox-config.ts';
import { signalboxPeer } from './signalbox-peer.ts';

/** One begins after the other, so that neither program is flooded. */
const STAGGER_MS = 15;
/** After the last step: Alertmanager's next look but one is over. */
const LAST_WORDS_UNITS = 3.5;
const RESOLVE_TIMEOUT_UNITS = 4;
/** Both programs are ready by then. */
const START_MS = 5_000;

/**
 * Plays all scenarios at once, to a new Alertmanager and a new Signalbox; both reload for all if one of them asks for it.
 * Gives what came of each, in their order.
 */
export async function runScenarios(
  scenarios: readonly NumberedScenario[],
  unitMs: number,
): Promise<readonly Comparison[]> {
  using folder = tempFolder();
  await using running = new AsyncDisposableStack();
  const inFolder = (name: string) => join(folder.path, name);
  const recorder = await startRecorder();
  running.defer(() => recorder.close());
  const isReloading = scenarios.some(({ scenario }) => scenario.reloadedRoutes !== undefined);
  const minute = isReloading ? nextMinute(Date.now() + START_MS + (RESOLVE_TIMEOUT_UNITS + MINUTE_AT) * unitMs) : 0;
  const configure = (isReloaded: boolean) => {
    const about = { scenarios, recorderUrl: recorder.url, unitMs, resolveTimeout: RESOLVE_TIMEOUT_UNITS };
    const setting: Setting = { ...about, minute: isReloading ? minute : Date.now(), isReloaded };
    writeFileSync(inFolder('alertmanager.yml'), JSON.stringify(alertmanagerConfig(setting)));
    writeFileSync(inFolder('signalbox.yaml'), JSON.stringify(signalboxConfig(setting, inFolder('signalbox.db'))));
  };
  configure(false);
  const router = await startRouter(inFolder('signalbox.yaml'));
  running.defer(async () => void (await router.end('SIGTERM')));
  // Until then nothing expires there: senders get the time to renew their alerts.
  const expiresFrom = Date.now() + RESOLVE_TIMEOUT_UNITS * unitMs;
  const alertmanager = await startAlertmanager(inFolder('alertmanager.yml'), inFolder('alertmanager'));
  running.defer(() => alertmanager.end());
  const peers = [alertmanager, signalboxPeer(router.url)];

  await sleep((isReloading ? minute - MINUTE_AT * unitMs : expiresFrom) - Date.now());
  const begin = Date.now() + STAGGER_MS;
  const startOf = (index: number) => begin + index * STAGGER_MS;
  const reloaded = isReloading ? reloadAt(begin + RELOAD_AT * unitMs) : undefined;
  const played = await Promise.allSettled(
    scenarios.map(({ label, scenario }, index) =>
      playScenario({ label, scenario, startAt: startOf(index), unitMs }, peers),
    ),
  );
  await reloaded;
  await sleep(LAST_WORDS_UNITS * unitMs);
  return scenarios.map(({ label, scenario }, index) => {
    const paths = { theirs: `/am/${label}`, ours: `/sb/${label}` };
    const comparison = compareNotified(scenario, paths, recorder, { startAt: startOf(index), unitMs });
    const end = played[index];
    return end?.status === 'rejected' ? { ...comparison, problem: `a step failed: ${end.reason}` } : comparison;
  });

  async function reloadAt(time: number): Promise<void> {
    await sleep(time - Date.now());
    configure(true);
    await Promise.all(peers.map((peer) => peer.reload()));
  }
}

/** The first full minute from a time on (epoch ms). */
function nextMinute(time: number): number {
  return Math.ceil(time / 60_000) * 60_000;
}
