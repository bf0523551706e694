/**
 * Prints how many promises the server makes for a request with one new alert, from its first byte to its answer: each is
 * work, and a turn of the queue of microtasks. Requests come one after the other from another process: `count-work.ts`.
 */
import { createHook } from 'node:async_hooks';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@signalbox/server';
import { source } from '@signalbox/source-alertmanager';

const folder = mkdtempSync(join(tmpdir(), 'signalbox-work-'));
const config = join(folder, 'signalbox.yaml');
const lines = ['version: 1', 'sources: { prometheus: { type: alertmanager } }', 'unmatched: { to: [] }', ''];
writeFileSync(config, lines.join('\n'));
const started = await startServer({
  configPath: config,
  cwd: folder,
  env: {},
  builtin: { transports: new Map(), sources: new Map([['alertmanager', source]]) },
  version: '0',
  listen: '127.0.0.1:0',
  // In a folder of its own: what the watch of the configuration does at each commit is not the request's.
  store: `sqlite:${join(folder, 'store', 'store.db')}`,
  logLevel: 'error',
});
if (started.type !== 'running') throw new Error('the configuration is broken');
let promises = 0;
const hook = createHook({
  init(_id, type) {
    if (type === 'PROMISE') promises += 1;
  },
});
process.on('message', (message) => {
  if (message === 'count') hook.enable();
  if (message === 'count') promises = 0;
  if (message === 'told') process.send?.({ promises });
  if (message === 'end')
    void started.server.close().then(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(0);
    });
});
process.send?.({ url: started.server.url });
