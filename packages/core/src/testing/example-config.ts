/** What a configuration can say, in one. */
const EXAMPLE = `
version: 1
include: [teams/*.yaml]
server:
  listen: 127.0.0.1:9000
  externalUrl: https://alerts.example.com/
  auth: { bearer: "\${env:API_TOKEN}" }
store: sqlite:./data/signalbox.db
sources:
  mackerel:
    type: sender
    auth: { basic: { username: mackerel, password: "\${env:PASSWORD}" } }
    expireAfter: 7d
  open: { type: sender, resolveTimeout: 9m }
defaults:
  groupBy: [alertname, service]
  groupWait: 10s
channels:
  ops-room:
    transport: room
    room: "1234567"
    token: "\${file:secrets/ops}"
    notify: [critical, warning]
    template: short
  audit:
    transport: log
    sendResolved: false
    rateLimit: 60/1m
    concurrency: 1
    timeout: 3s
    retry: { giveUpAfter: 1h }
    suspended: true
    template: { text: { file: templates/long.hbs } }
templates:
  short:
    message: "<b>{{severity}}</b> {{labels.alertname}}"
routes:
  - name: payments
    match: { service: payments }
    to: [ops-room]
    repeatInterval: 12h
    routes:
      - match: { severity: critical, version: 1.10 }
        to: [audit, ops-room]
      - match: [severity="warning", host!~"test-.*"]
        groupBy: ["..."]
  - name: everything
    to: [audit]
    continue: true
unmatched: { to: [ops-room], groupBy: [] }
`;

/** The example with the files that it leads to, and some that it does not. */
export const FILES = {
  'signalbox.yaml': EXAMPLE,
  'teams/b.yaml': 'routes: [{ match: { team: b }, to: [b-room] }]\n',
  'teams/a.yaml': 'channels: { b-room: { transport: log } }\nroutes: [{ name: a, match: { team: a }, to: [b-room] }]\n',
  'teams/a.test.yaml': 'this is: [no configuration',
  'teams/.hidden.yaml': 'this is: [no configuration',
  'templates/long.hbs': '{{severity}}: {{labels.alertname}}',
  'secrets/ops': 'room-token\n',
};
/** The environment that it needs. */
export const ENV = { API_TOKEN: 'api-token', PASSWORD: 'pass-word' };
