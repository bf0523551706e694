import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mackerelAlert, Poster } from '../processes/post-alerts.ts';
import { startRouter } from '../processes/router-process.ts';
import { tempFolder } from '../processes/temp-folder.ts';
import { startWebhookSink } from '../processes/webhook-sink.ts';

/** What a run of kills came to. */
export interface KillReport {
  readonly kills: number;
  /** Alerts that were answered 2xx. */
  readonly accepted: number;
  /** Alerts without an answer: they may be told or not. */
  readonly unknown: number;
  readonly lost: readonly string[];
  /** Deliveries that arrived more than once, all under their old id. */
  readonly repeated: number;
}

/** Of alerts that are accepted in a round before the moment of the kill is drawn. */
const MOST_BEFORE_KILL = 40;

/**
 * Kills the router with SIGKILL at random moments between request and notification, under load, starts it again, and
 * looks whether every alert that was answered 2xx was told.
 * @param random from 0 to below 1; the same numbers give the same moments
 */
export async function runKillRounds(kills: number, random: () => number): Promise<KillReport> {
  using folder = tempFolder();
  const sink = await startWebhookSink();
  const config = join(folder.path, 'signalbox.yaml');
  writeFileSync(config, configFor(folder.path, sink.url));
  const accepted: string[] = [];
  let unknown = 0;
  let next = 0;
  for (let round = 0; round < kills; round++) {
    const router = await startRouter(config);
    const poster = new Poster();
    const underLoad = Promise.withResolvers<void>();
    const enough = accepted.length + random() * MOST_BEFORE_KILL;
    let isOver = false;
    const posting = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        next += 1;
        const id = `a${next}`;
        const answer = await poster.post(`${router.url}/in/mackerel`, mackerelAlert(id));
        if (answer === undefined) unknown += 1;
        else if (answer.status === 202) accepted.push(`host-${id}`);
        if (accepted.length >= enough) underLoad.resolve();
      }
    });
    // Some alerts first, however slow the machine is; then at any moment.
    await underLoad.promise;
    await new Promise((resolve) => setTimeout(resolve, random() * 400));
    const killed = router.end('SIGKILL');
    isOver = true;
    await Promise.all([killed, ...posting]);
    poster.close();
  }
  const router = await startRouter(config);
  const notified = () => new Set(sink.received.flatMap(({ body }) => body.alerts.map(({ labels }) => labels['host'])));
  const missing = () => {
    const received = notified();
    return accepted.filter((host) => !received.has(host));
  };
  const quiet = AbortSignal.timeout(60_000);
  await Promise.race([
    sink.until(() => missing().length === 0),
    new Promise((resolve) => quiet.addEventListener('abort', resolve)),
  ]);
  await router.end('SIGTERM');
  await sink.close();
  const ids = sink.received.map(({ id }) => id);
  return {
    kills,
    accepted: accepted.length,
    unknown,
    lost: missing(),
    repeated: ids.length - new Set(ids).size,
  };
}

function configFor(folder: string, sinkUrl: string): string {
  return `
version: 1
store: "sqlite:${folder}/store.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [host], groupWait: 100ms, groupInterval: 200ms }
channels: { hook: { transport: webhook, url: "${sinkUrl}" } }
unmatched: { to: [hook] }
`;
}
