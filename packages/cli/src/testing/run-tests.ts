import { aFolder, type Run, run } from './run.ts';

/** A configuration with all that suppresses an alert: for tests of `signalbox test`. */
export const CONFIG = `
version: 1
sources:
  mackerel: { type: mackerel, auth: { basic: { username: m, password: "\${env:PASSWORD}" } } }
muteTimes:
  nights: { intervals: [{ times: [{ from: "18:00", to: "09:00" }] }] }
silences:
  - { match: { host: old-1 }, from: 2026-01-01T00:00:00Z, until: 2026-02-01T00:00:00Z, comment: it is replaced }
inhibit:
  - { source: { alertname: PowerOut }, target: { severity: warning }, equal: [room] }
channels:
  ops-room: { transport: log, template: { message: "{{labels.alertname}} {{severity}}" } }
  pager: { transport: webhook, url: "https://pager.example.com/\${env:PASSWORD}" }
routes:
  - { name: payments, match: { service: payments }, to: [pager, ops-room] }
  - { name: office, match: { service: office }, to: [ops-room], mute: [nights] }
unmatched: { to: [ops-room] }
`;

/** What a test file says in place of the environment. */
export const ENV = 'env: { PASSWORD: canary-password }\n';

/** Two alerts, one message, and the end of one of them. */
export const BURST = `
  - name: a burst, and its end
    steps:
      - at: 0s
        alerts: [{ labels: { alertname: Down, host: a } }, { labels: { alertname: Down, host: b } }]
      - at: 10m
        resolved: [{ labels: { alertname: Down, host: a } }]
    expect:
      notifications:
        - { at: 30s, channel: ops-room, firing: 2 }
        - { at: 10m30s, channel: ops-room, firing: 1, resolved: 1 }
`;

/** Runs tests, given as the items of `tests:`, in a folder with that configuration. */
export async function testing(tests: string, ...args: readonly string[]): Promise<Run & { readonly cwd: string }> {
  const cwd = await aFolder({ 'signalbox.yaml': CONFIG, 'a.test.yaml': `${ENV}tests:\n${tests}` });
  const done = await run(['test', '.', ...args], { cwd });
  if (`${done.stdout}${done.stderr}`.includes('canary')) throw new Error(`a secret is shown: ${done.stdout}`);
  return { ...done, cwd };
}

/** What a text matches in which these pieces stand, one after the other. */
export function inOrder(...pieces: readonly string[]): RegExp {
  return new RegExp(pieces.map((piece) => RegExp.escape(piece)).join('[^]*'));
}
