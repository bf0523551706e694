/**
 * D14: COMMIT throws. `strace` makes an fsync of the store's log fail while alerts come in: those are answered 503, the
 * router reads its store again by itself, and the sender's retry tells each alert once.
 * Needs the package `strace`: `node packages/system-tests/dist/faults/commit-fails.js`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mackerelAlert, Poster } from '../processes/post-alerts.ts';
import { startRouter } from '../processes/router-process.ts';
import { tempFolder } from '../processes/temp-folder.ts';
import { startWebhookSink } from '../processes/webhook-sink.ts';
import { Tally } from '../tally.ts';

const tally = new Tally();

for (const nth of [20, 33, 47]) {
  using folder = tempFolder();
  const sink = await startWebhookSink();
  const store = join(folder.path, 'store.db');
  const config = join(folder.path, 'signalbox.yaml');
  writeFileSync(
    config,
    `
version: 1
store: "sqlite:${store}"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [host], groupWait: 50ms, groupInterval: 100ms }
channels: { hook: { transport: webhook, url: "${sink.url}" } }
unmatched: { to: [hook] }
`,
  );
  const inject = ['-e', 'trace=fsync', '-e', `inject=fsync:error=EIO:when=${nth}`, '-P', `${store}-wal`];
  const router = await startRouter(config, {
    wrap: ['strace', '-D', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', ...inject],
  });
  const poster = new Poster();
  let refused = 0;
  for (let number = 0; number < 40; number++) {
    for (;;) {
      const answer = await poster.post(`${router.url}/in/mackerel`, mackerelAlert(`n${number}`));
      if (answer?.status === 202) break;
      refused += 1;
      if (answer?.status !== 503) tally.check('what is not accepted is answered 503', false, `${answer?.status}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const hosts = () => sink.received.flatMap(({ body }) => body.alerts.map(({ labels }) => labels['host'] ?? ''));
  await sink.until(() => new Set(hosts()).size === 40);
  tally.check(
    `a commit fails at fsync ${nth}: some are refused, and all are told after the retry`,
    true,
    `${refused} refused`,
  );
  const ids = new Set(sink.received.map(({ id }) => id));
  tally.check('no alert is told under two ids', ids.size === 40, `${ids.size} ids for 40 alerts`);
  await router.end('SIGTERM');
  poster.close();
  await sink.close();
}
tally.end();
