import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';

const PROGRAM = new URL('../../../cli/bin/signalbox.js', import.meta.url).pathname;

/** Everything that can be used, and most likely is not meant. */
const DOUBTFUL = `
muteTimes: { office: { intervals: [{ weekdays: [mon-fri] }] } }
channels:
  room:
    transport: hipchat
    room: "1"
    token: a-token
    notify: [crit]
    template: { message: '{{#if (eq status "ok")}}over{{/if}}' }
  pager: { transport: log, insteadOf: pagerduty }
routes:
  - { name: warn, match: { severity: warn }, to: [room] }
  - { name: either, match: ['alertname="A|B"'], to: [room] }
  - { name: never, match: { severity: warn, team: a }, to: [room] }
  - { name: day, match: { team: b }, to: [room], active: [office] }
  - { name: all, to: [pager], groupBy: [all] }
unmatched: { to: [] }
`;

describe('a configuration that can be used, and most likely is not meant', () => {
  let folder: ReturnType<typeof tempFolder>;
  beforeEach(() => {
    folder = tempFolder();
    writeFileSync(
      join(folder.path, 'signalbox.yaml'),
      `version: 1\nstore: "sqlite:${folder.path}/signalbox.db"\n${DOUBTFUL}`,
    );
  });
  afterEach(() => folder[Symbol.dispose]());

  const CODES = [
    'unknown-severity',
    'template-word',
    'unknown-severity',
    'pattern-as-text',
    'unreachable-route',
    'unknown-severity',
    'active-without-continue',
    'stand-in-only',
    'label-word',
  ];

  it('is good to `check`, with a warning for each of these', () => {
    const { status, stdout } = spawnSync(process.execPath, [PROGRAM, 'check', 'signalbox.yaml', '--format', 'json'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    const { ok, problems } = JSON.parse(stdout);
    expect([status, ok]).toEqual([0, true]);
    expect(problems.map(({ code }: { readonly code: string }) => code)).toEqual(CODES);
    expect(new Set(problems.map(({ severity }: { readonly severity: string }) => severity))).toEqual(
      new Set(['warning']),
    );
  });

  it('is good to `serve`, which logs them', async () => {
    const router = await startRouter(join(folder.path, 'signalbox.yaml'));
    for (const code of new Set(CODES)) expect(await router.line(`"code":"${code}"`)).toContain('"level":"warn"');
    expect(await router.end('SIGTERM')).toBe(0);
  });
});
