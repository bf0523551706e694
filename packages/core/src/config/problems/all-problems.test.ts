import { describe, expect, it } from 'vitest';
import { load, mainWith, places } from '../../testing/load-config.ts';

describe('a configuration with mistakes', () => {
  it('has all of them reported together, each at its place', async () => {
    const loaded = await load(
      {
        'signalbox.yaml': [
          'version: 1',
          'include: [teams/*.yaml, gone.yaml]',
          'server: { listen: 8080, externalURL: x }',
          'channels:',
          '  ops:',
          '    transport: room',
          '    rom: "1"',
          `    token: "\${env:GONE}"`,
          '    timeout: 10',
          '    template: { message: "{{lables.host}}" }',
          '  pager: { transport: hipcaht }',
          'routes:',
          '  - match: { ok: yes, on: true, host: { matches: "(" } }',
          '    to: [opps, ops]',
          '    routes: [{ groupWait: soon, mute: [nights] }]',
          '  - name: forgotten',
          'silences: [{}]',
          'scope: { team: a }',
          'policies: []',
        ].join('\n'),
        'teams/a.yaml': 'channels: { ops: { transport: log } }\nunmatched: { to: [] }\nroutes: nothing\n',
        'teams/b.yaml': 'routes: [\n',
      },
      {},
    );
    expect(loaded.config).toBeUndefined();
    expect(places(loaded)).toEqual([
      '1:1 missing-key',
      '2:25 file-missing',
      '3:19 wrong-type',
      '3:25 unknown-key',
      '5:3 missing-key',
      '7:5 unknown-key',
      '8:12 secret-missing',
      '9:14 wrong-type',
      '10:29 template-path',
      '11:23 unknown-transport',
      '13:27 boolean-match',
      '13:50 bad-regex',
      '15:27 bad-duration',
      '16:5 route-without-to',
      '17:12 silence-everything',
      '17:12 silence-time',
      '18:1 not-yet-supported',
      '19:1 reserved-key',
      'teams/a.yaml:1:13 duplicate-name',
      'teams/a.yaml:2:1 main-file-only',
      'teams/a.yaml:3:9 wrong-type',
      'teams/b.yaml:2:1 yaml-syntax',
    ]);
    for (const { message, path } of loaded.problems)
      expect([message, typeof path]).toEqual([expect.any(String), 'string']);
  });

  it('says what would be right', async () => {
    const { problems } = await load(mainWith('channels:\n  ops: { transport: room, rom: a, room: b, token: abc }'));
    expect(problems).toEqual([
      {
        severity: 'error',
        code: 'unknown-key',
        file: 'signalbox.yaml',
        line: 4,
        column: 27,
        path: 'channels.ops.rom',
        message: 'unknown key "rom"',
        hint: 'did you mean "room"?',
      },
    ]);
  });

  it('goes on with what is usable: a broken channel is still known by its name', async () => {
    const loaded = await load(
      mainWith('channels: { ops: { transport: 5 }, two: nothing }\nroutes: [{ to: [ops, two] }]'),
    );
    expect(places(loaded)).toEqual(['3:31 wrong-type', '3:41 wrong-type']);
  });

  it('goes on with what is usable: a wrong option does not hide what the template has', async () => {
    const channel = 'c: { transport: room, room: r, token: abc, size: many, x: 1, template: { mesage: "{{foo}}" } }';
    expect(places(await load(mainWith(`channels:\n  ${channel}`)))).toEqual([
      '4:52 wrong-type',
      '4:58 unknown-key',
      '4:76 unknown-part',
    ]);
  });

  it('does not guess about channels while a file is no YAML', async () => {
    const loaded = await load({
      'signalbox.yaml': mainWith('include: [a.yaml]\nroutes: [{ to: [from-a] }]'),
      'a.yaml': 'channels: [ from-a: {',
    });
    expect(new Set(loaded.problems.map(({ code }) => code))).toEqual(new Set(['yaml-syntax']));
  });

  it('goes live in spite of warnings', async () => {
    const loaded = await load(mainWith('defaults: { repeatInterval: 1m }\nroutes: [{ to: [] }]'));
    expect(places(loaded)).toEqual(['3:29 repeat-shorter-than-group-interval (warning)']);
    expect(loaded.config).toBeDefined();
  });
});
