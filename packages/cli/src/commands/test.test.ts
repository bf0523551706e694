import { afterEach, describe, expect, it } from 'vitest';
import { removeFolders } from '../testing/run.ts';
import { BURST, inOrder, testing } from '../testing/run-tests.ts';

afterEach(removeFolders);

describe('a test of one alert', () => {
  it('is right about channels, routes, silences and mute times', async () => {
    const { code, stdout } = await testing(`
  - name: payments page
    alert: { service: payments, port: 0443 }
    expect: { channels: [pager, ops-room], routes: [payments], silencedBy: [], muted: false }
  - name: an old host is silent
    alert: { host: old-1 }
    expect: { channels: [ops-room], silencedBy: [it is replaced] }
  - name: a silence ends
    at: 2026-02-01T00:00:00Z
    alert: { host: old-1 }
    expect: { silencedBy: [] }
  - name: the office sleeps at night
    at: 2026-01-05T20:00:00Z
    alert: { service: office }
    expect: { muted: true, notifications: [] }
  - name: and works in the day
    at: 2026-01-05T10:00:00Z
    alert: { service: office }
    expect: { muted: false, notifications: [{ at: 30s, channel: ops-room }] }
`);
    expect([code, stdout]).toEqual([0, '✓ a.test.yaml (5 tests)\n✓ 1 file: 5 passed\n']);
  });

  it('shows another way than expected, with the routes that were tried', async () => {
    const { code, stdout } = await testing(`
  - name: payments page
    alert: { service: office }
    expect: { channels: [pager, ops-room] }
`);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      inOrder(
        '✗ a.test.yaml (1 of 1 test failed)',
        '✗ payments page  a.test.yaml:4',
        '- expected  pager, ops-room',
        '+ found     ops-room',
        '✗ payments  service="payments"',
        '✓ office  service="office"',
        '✗ 1 file: 0 passed, 1 failed',
      ),
    );
  });

  it.each([
    ['equals: Down warning', 0],
    ['equals: Down', 1],
    ['contains: Down', 0],
    ['contains: [Down, warning]', 0],
    ['contains: [Down, critical]', 1],
    ['excludes: critical', 0],
    ['excludes: warning', 1],
    ['matches: "Down (warning|critical)"', 0],
    ['matches: Down', 1],
  ])('compares words: { %s } ends with %i', async (check, expected) => {
    const { code } = await testing(`
  - name: words
    alert: { alertname: Down, severity: warning }
    expect: { render: { ops-room: { message: { ${check} } } } }
`);
    expect(code).toBe(expected);
  });

  it('shows what would be sent, without its secrets', async () => {
    const { code } = await testing(`
  - name: the request
    alert: { service: payments }
    expect: { render: { pager: { request: { contains: '"url": "***"' } } } }
`);
    expect(code).toBe(0);
    const { stdout } = await testing(`
  - name: the request
    alert: { service: payments }
    expect: { render: { pager: { request: { contains: canary-password } } } }
`);
    expect(stdout).toContain('pager, request, at 30s does not contain "***"');
  });

  it.each([
    ['{ host: old-1 }', 'ops-room', 'ops-room is not notified: silenced by it is replaced'],
    ['{ service: office }', 'ops-room', 'ops-room is not notified: it is a mute time'],
    ['{ host: other }', 'pager', 'pager is not notified: no route takes the alert there'],
  ])('says why %s is not told to %s', async (alert, channel, why) => {
    const { stdout } = await testing(`
  - name: nothing
    at: 2026-01-05T20:00:00Z
    alert: ${alert}
    expect: { render: { ${channel}: { ${channel === 'pager' ? 'body' : 'message'}: { contains: x } } } }
`);
    expect(stdout).toContain(why);
  });
});

describe('a timeline', () => {
  it('is told as expected', async () => {
    expect((await testing(BURST)).code).toBe(0);
  });

  it('is shown beside the expected one, if it is another', async () => {
    const { code, stdout } = await testing(
      BURST.replace('10m30s', '10m').replace('firing: 2', 'firing: 2, reason: first'),
    );
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(2, 8)).toEqual([
      '  ✗ a burst, and its end  a.test.yaml:4',
      '      notifications are not as expected (- expected, + actual)',
      '        at      channel   firing  resolved  suppressed  reason    status  route',
      '        30s     ops-room  2       0         0           first     firing  unmatched',
      '      - 10m     ops-room  1       1',
      '      + 10m30s  ops-room  1       1         0           resolved  firing  unmatched',
    ]);
  });

  it('has nothing that nobody expected', async () => {
    const unexpected = BURST.replace(/ {8}- \{ at: 10m30s.*\n/, '');
    const { code, stdout } = await testing(unexpected);
    expect([code, stdout]).toEqual([1, expect.stringContaining('+ 10m30s')]);
  });

  it('goes on as long as it says', async () => {
    const { stdout } = await testing(BURST.replace('steps:', 'until: 24h\n    steps:'));
    expect(stdout.match(/\+ .*repeat/g)).toHaveLength(5);
  });

  it('hears raw payloads as their source reads them', async () => {
    const { code, stdout } = await testing(`
  - name: from Mackerel
    steps:
      - at: 0s
        source: mackerel
        payload: &open
          { orgName: acme, event: alert, type: host, host: { id: h, name: web-1 },
            alert: { id: "1", status: critical, isOpen: true, monitorName: cpu } }
      - { at: 5s, source: mackerel, payload: *open }
    expect: { notifications: [{ at: 30s, channel: ops-room, firing: 1, render: { message: { equals: cpu critical } } }] }
  - name: what is no payload
    steps: [{ at: 0s, source: mackerel, payload: [] }]
    expect: { notifications: [] }
`);
    expect([code, stdout]).toEqual([1, expect.stringContaining('mackerel cannot read the payload')]);
    expect(stdout).toContain('1 passed, 1 failed');
  });

  it('knows inhibitions', async () => {
    const { code } = await testing(`
  - name: without power nothing else matters
    steps:
      - at: 0s
        alerts: [{ alertname: PowerOut, room: "1", severity: critical }, { alertname: Down, room: "1", severity: warning }]
    expect: { notifications: [{ at: 30s, channel: ops-room, firing: 1, render: { message: { equals: PowerOut critical } } }] }
`);
    expect(code).toBe(0);
  });
});
