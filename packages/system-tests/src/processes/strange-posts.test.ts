import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mackerelAlert } from './post-alerts.ts';
import { type RouterProcess, startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';

const folder = tempFolder();
let router: RouterProcess;
beforeAll(async () => {
  const config = join(folder.path, 'signalbox.yaml');
  writeFileSync(
    config,
    `
version: 1
store: "sqlite:${folder.path}/store.db"
sources: { am: { type: alertmanager }, mackerel: { type: mackerel } }
channels: { room: { transport: log } }
unmatched: { to: [room] }
`,
  );
  router = await startRouter(config);
});
afterAll(async () => {
  await router.end('SIGTERM');
  folder[Symbol.dispose]();
});

async function post(where: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(router.url + where, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.text() };
}

/** As Alertmanager posts a group. */
function aGroup(alerts: number, members: object = {}) {
  const labels = (alert: number) =>
    Object.fromEntries(Array.from({ length: 14 }, (_, label) => [`label_${label}`, `value ${label} of ${alert}`]));
  const annotations = { summary: 'x'.repeat(80), description: 'y'.repeat(80), runbook: 'z'.repeat(80) };
  const grouped = Array.from({ length: alerts }, (_, alert) => ({
    status: 'firing',
    labels: labels(alert),
    annotations,
    startsAt: '2026-03-01T10:00:15.123Z',
    endsAt: '0001-01-01T00:00:00Z',
  }));
  return { version: '4', groupKey: '{}:{}', status: 'firing', receiver: 'r', alerts: grouped, ...members };
}

describe('the built program', () => {
  it('takes a group of 500 alerts, as an Alertmanager may post it', async () => {
    const { status, body } = await post('/in/am', aGroup(500));
    expect([status, JSON.parse(body).accepted]).toEqual([202, 500]);
  });

  it('takes an alert with a strange member, and says in its log what was left out', async () => {
    const open = mackerelAlert('strange', { isOpen: false }) as { readonly alert: object };
    expect((await post('/in/mackerel', { ...open, alert: { ...open.alert, closedAt: 0 } })).status).toBe(202);
    expect(await router.line('alert.closedAt')).toContain('"reason":"strange-member"');
  });

  it('says in its log when a sender left alerts out', async () => {
    expect((await post('/in/am', aGroup(1, { truncatedAlerts: 7 }))).status).toBe(202);
    expect(await router.line('truncatedAlerts')).toContain('"level":"warn"');
    const metrics = await (await fetch(`${router.url}/metrics`)).text();
    expect(metrics).toContain('signalbox_payload_remarks_total{source="am",reason="truncated-alerts"} 1');
  });

  it('takes an address that nearly is one, also in the absolute form', async () => {
    expect((await post('/in/mackerel/', mackerelAlert('a'))).status).toBe(202);
    expect((await post('//In//Mackerel', mackerelAlert('a'))).status).toBe(202);
    expect((await post('/api/v2/alerts/', [])).status).toBe(200);
    const { hostname, port } = new URL(router.url);
    const status = await new Promise((resolve, reject) => {
      const asked = request({ hostname, port, method: 'POST', path: `${router.url}/in/mackerel` }, (answer) =>
        resolve(answer.resume().statusCode),
      );
      asked.on('error', reject).end(JSON.stringify(mackerelAlert('a')));
    });
    expect(status).toBe(202);
  });

  it('logs a line for each kind of refusal, and the number of those left out although nothing more comes', async () => {
    const kinds = [
      ['/in/am', { version: '9' }],
      ['/in/nobody', []],
      ['/api/v1/alerts', []],
    ] as const;
    const before = router.lines.length;
    for (const [where, body] of [...kinds, ...kinds]) await post(where, body);
    for (const code of ['bad-payload', 'unknown-source', 'method-not-allowed']) {
      expect(await router.lineAfter(before, `"code":"${code}"`)).not.toContain('unsaidBefore');
    }
    const refusals = () => router.lines.slice(before).filter((line) => line.includes('request refused'));
    expect(refusals()).toHaveLength(3);
    await expect.poll(refusals, { timeout: 40_000 }).toHaveLength(6);
    for (const line of refusals().slice(3)) expect(line).toContain('"unsaidBefore":1');
  });
});
