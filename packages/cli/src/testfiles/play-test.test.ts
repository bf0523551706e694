import path from 'node:path';
import { loadConfig } from '@signalbox/core';
import { afterEach, describe, expect, it } from 'vitest';
import { builtin } from '../plugins.ts';
import { aFolder, removeFolders } from '../testing/run.ts';
import { CONFIG } from '../testing/run-tests.ts';
import { playTest } from './play-test.ts';
import { readTestFile } from './read-test-file.ts';

afterEach(removeFolders);

async function play(test: string, written = CONFIG) {
  const cwd = await aFolder({ 'signalbox.yaml': written, 'a.test.yaml': `tests:\n  - ${test}\n` });
  const file = await readTestFile(path.join(cwd, 'a.test.yaml'), 'a.test.yaml');
  const { config } = await loadConfig(file.config, { env: { PASSWORD: 'x' }, builtin });
  const [first] = file.tests;
  if (config === undefined || first === undefined) throw new Error('the test is broken');
  const { notifications, alert, failures } = await playTest(first, config);
  return { notifications: notifications.map(({ atMs, channel }) => `${atMs / 1_000} ${channel}`), alert, failures };
}

const EVENT = '{ event: alert, alert: { id: "1", isOpen: true, status: critical, monitorName: cpu } }';

describe('a test that is played', () => {
  it.each([
    ['one alert until it was sent', '{ name: a, alert: {}, expect: { muted: false } }', ['30 ops-room']],
    [
      'one alert to several channels',
      '{ name: a, alert: { service: payments }, expect: { muted: false } }',
      ['30 ops-room', '30 pager'],
    ],
    [
      'one alert as long as the test says',
      '{ name: a, until: 5h, alert: {}, expect: { muted: false } }',
      ['30 ops-room', '14430 ops-room'],
    ],
    ['nothing before a group has waited', '{ name: a, until: 29s, alert: {}, expect: { muted: false } }', []],
    [
      'as long as it expects something',
      '{ name: a, alert: {}, expect: { notifications: [{ at: 4h1m, channel: ops-room }] } }',
      ['30 ops-room', '14430 ops-room'],
    ],
    ['a raw payload', `{ name: a, source: mackerel, payload: ${EVENT}, expect: { muted: false } }`, ['30 ops-room']],
    ['no alert at all', '{ name: a, steps: [{ at: 0s }], expect: { notifications: [] } }', []],
    [
      'an end of an alert',
      '{ name: a, steps: [{ at: 0s, alerts: [{ a: x }] }, { at: 1m, resolved: [{ a: x }] }], expect: { notifications: [] } }',
      ['30 ops-room', '330 ops-room'],
    ],
  ])('has %s', async (_what, test, notifications) => {
    const played = await play(test);
    expect([played.notifications.sort(), played.failures]).toEqual([notifications.sort(), []]);
  });

  it.each([
    ['an old host', '{ name: a, alert: { host: old-1 }, expect: { muted: false } }', ['it is replaced'], false],
    [
      'the office at night',
      '{ name: a, at: 2026-01-05T20:00:00Z, alert: { service: office }, expect: { muted: false } }',
      [],
      true,
    ],
    ['the office by day', '{ name: a, alert: { service: office }, expect: { muted: false } }', [], false],
  ])('knows what suppresses its alert: %s', async (_what, test, silencedBy, muted) => {
    expect((await play(test)).alert).toMatchObject({ silencedBy, muted });
  });

  it.each([
    ['a payload that is not one', 'payload: []', /^mackerel cannot read the payload: ./],
    ['an alert without its id', 'payload: { event: alert, alert: {} }', /^mackerel cannot read the payload: ./],
  ])('fails with %s', async (_what, payload, failure) => {
    const { failures, notifications } = await play(
      `{ name: a, source: mackerel, ${payload}, expect: { channels: [] } }`,
    );
    expect(failures).toEqual([expect.stringMatching(failure)]);
    expect(notifications).toEqual([]);
  });

  it('fails with a body that should be JSON and is not', async () => {
    const hook =
      '{ transport: webhook, url: "https://hooks.example/", template: { body: \'{"v": {{annotations.value}} }\' } }';
    const config = `version: 1\nchannels: { hook: ${hook} }\nunmatched: { to: [hook] }\n`;
    const { failures, notifications } = await play('{ name: a, alert: {}, expect: { muted: false } }', config);
    expect(failures).toEqual([expect.stringMatching(/hook.*body.*the text is not JSON: /)]);
    expect(notifications).toEqual(['30 hook']);
  });

  it('of steps does not say where one alert goes', async () => {
    expect(
      (await play('{ name: a, steps: [{ at: 0s, alerts: [{}] }], expect: { notifications: [] } }')).alert,
    ).toBeUndefined();
  });
});
