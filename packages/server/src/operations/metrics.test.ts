import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers, SMALL } from '../testing/a-server.ts';

afterEach(endServers);

const ONE = '[{"labels":{"alertname":"Down"}}]';
const GUARDED = SMALL.replace('sources:', 'server: { auth: { bearer: canary-token } }\nsources:');
const token = { authorization: 'Bearer canary-token' };

describe('GET /metrics', () => {
  it('has names that begin with signalbox_, and the state in them', async () => {
    const { post, get, told } = await aServer();
    const message = told.next();
    await post('/in/list', ONE);
    await post('/in/list', ONE);
    await post('/in/nobody', ONE);
    await message;
    await expect
      .poll(async () => (await get('/metrics')).text())
      .toContain('signalbox_deliveries_total{channel="room",state="sent"} 1');
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await answer.text()).split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('signalbox_'))).toEqual([]);
    for (const line of [
      'signalbox_alerts_accepted_total{source="list",kind="new"} 1',
      'signalbox_alerts_accepted_total{source="list",kind="none"} 1',
      'signalbox_requests_refused_total{source="",reason="unknown-source"} 1',
      'signalbox_notifications_decided_total{channel="room",reason="first"} 1',
      'signalbox_attempts_total{channel="room",outcome="ok"} 1',
      'signalbox_attempt_duration_seconds_count{channel="room"} 1',
      'signalbox_deliveries_waiting{channel="room"} 0',
      'signalbox_alerts_active 1',
      'signalbox_groups 1',
      'signalbox_config_last_reload_success 1',
      'signalbox_config_problems{severity="error"} 0',
      `signalbox_build_info{version="0.0.0-test",node="${process.versions.node}"} 1`,
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.some((line) => /^signalbox_store_bytes \d{4,}$/.test(line))).toBe(true);
  });

  it('is behind server.auth', async () => {
    const { get } = await aServer(GUARDED);
    expect((await get('/metrics')).status).toBe(401);
    expect((await get('/metrics', token)).status).toBe(200);
  });
});
