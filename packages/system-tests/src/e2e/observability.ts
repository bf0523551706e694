/**
 * What `configs/observability` promises, by Debian's promtool: the rules do what their tests say, the scrape example is
 * a configuration, the page of metrics keeps the conventions, and rules and dashboard ask for metrics that there are.
 * Needs the package `prometheus`: `node packages/system-tests/dist/e2e/observability.js`.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRouter } from '../processes/router-process.ts';
import { tempFolder } from '../processes/temp-folder.ts';
import { Tally } from '../tally.ts';

const OBSERVABILITY = new URL('../../../../configs/observability/', import.meta.url).pathname;
const TOKEN = 'scrape-token';

/** Of Prometheus itself: every target has it. */
const NOT_OURS = new Set(['up']);

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

using folder = tempFolder();
const tally = new Tally();

function promtool(what: string, args: readonly string[], input?: string): void {
  const { status, stdout, stderr } = spawnSync('promtool', args, { encoding: 'utf8', ...(input && { input }) });
  tally.check(what, status === 0, status === 0 ? '' : `${stdout}${stderr}`);
}

promtool('the rules are rules', ['check', 'rules', join(OBSERVABILITY, 'signalbox.rules.yml')]);
promtool('each does what its test says', ['test', 'rules', join(OBSERVABILITY, 'signalbox.rules.promtool.yml')]);
const scrape = join(OBSERVABILITY, 'prometheus.yml');
promtool('the scrape example is a configuration', ['check', 'config', '--syntax-only', scrape]);

const rules = readFileSync(join(OBSERVABILITY, 'signalbox.rules.yml'), 'utf8');
const tests = readFileSync(join(OBSERVABILITY, 'signalbox.rules.promtool.yml'), 'utf8');
for (const [, alert = ''] of rules.matchAll(/- alert: (\w+)/g)) {
  tally.check(`${alert} has a test`, tests.includes(`- name: ${alert}\n`));
}

const dashboard: Dashboard = JSON.parse(readFileSync(join(OBSERVABILITY, 'signalbox.dashboard.json'), 'utf8'));
const asked = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const recorded = asked.map((expr, place) => ({
  record: `panel_${place}`,
  expr: expr.replaceAll('$__rate_interval', '1m'),
}));
const asRules = join(folder.path, 'dashboard.rules.yml');
writeFileSync(asRules, JSON.stringify({ groups: [{ name: 'dashboard', rules: recorded }] }));
promtool('every query of the dashboard is one', ['check', 'rules', asRules]);

const config = join(folder.path, 'signalbox.yaml');
writeFileSync(
  config,
  `
version: 1
store: "sqlite:${folder.path}/store.db"
server: { auth: { bearer: "\${env:TOKEN}" } }
sources: { prometheus: { type: alertmanager }, mackerel: { type: mackerel } }
channels: { room: { transport: log } }
unmatched: { to: [room] }
`,
);
const router = await startRouter(config, { env: { TOKEN } });
const page = await fetch(`${router.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
const metrics = await page.text();
tally.check('the metrics are shown to who has the token', page.status === 200, `${page.status}`);
promtool('the metrics keep the conventions', ['check', 'metrics'], metrics);

const known = new Set([...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
const expressions = [...[...rules.matchAll(/expr: (.*)/g)].map(([, expr = '']) => expr), ...asked];
const names = new Set(expressions.flatMap((expr) => expr.match(/\b(?:signalbox_\w+|up\b)/g) ?? []));
for (const name of names) {
  const base = name.replace(/_(bucket|sum|count)$/, '');
  tally.check(`there is a metric ${name}`, known.has(name) || known.has(base) || NOT_OURS.has(name));
}
for (const sample of [
  'signalbox_deliveries_total{channel="room",state="dead"} 0',
  'signalbox_requests_refused_total{source="mackerel",reason="bad-payload"} 0',
  'signalbox_payload_remarks_total{source="prometheus",reason="truncated-alerts"} 0',
]) {
  tally.check(`a counter begins at 0: ${sample}`, metrics.includes(`${sample}\n`));
}
tally.check('the router ends cleanly', (await router.end('SIGTERM')) === 0);
tally.end();
