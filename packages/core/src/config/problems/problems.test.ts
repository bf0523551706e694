import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../../testing/config-folder.ts';
import { load, mainWith, places } from '../../testing/load-config.ts';
import { loadOptions } from '../../testing/plugins.ts';
import { loadConfig } from '../load-config.ts';
import { problemCatalogue } from './problem-catalogue.ts';

/** A main file that is in order but for the third line and those after it, and its problems. */
const MISTAKES: readonly (readonly [name: string, lines: string, places: readonly string[]])[] = [
  ['a misspelt key', 'chanels: {}', ['3:1 unknown-key']],
  ['a merge key', 'server: { <<: {} }', ['3:11 unknown-key']],
  ['a key twice', 'routes: []\nroutes: []', ['4:1 duplicate-key']],
  ['a value of another kind', 'server: 1', ['3:9 wrong-type']],
  ['another word than those allowed', 'server: { egress: pubic }', ['3:19 wrong-value']],
  ['a number that is too large', 'server: { maxBodyBytes: 1e12 }', ['3:25 wrong-value']],
  ['an address without scheme', 'server: { externalUrl: example.com }', ['3:24 wrong-value']],
  ['a store of another kind', 'store: mysql://x', ['3:8 wrong-value']],
  ['an address to listen on that is none', 'server: { listen: nowhere }', ['3:19 bad-listen']],
  ['an open server beyond loopback', 'server: { listen: 0.0.0.0:80 }', ['3:19 auth-required']],
  [
    'an open source beyond loopback',
    'server: { listen: ":80", auth: none }\nsources: { s: { type: sender }, t: { type: sender, auth: none } }',
    ['4:12 open-source (warning)'],
  ],
  [
    'a credential of two kinds',
    'server: { auth: { bearer: abc, basic: { username: u, password: ppp } } }',
    ['3:17 wrong-value'],
  ],
  ['an empty list of credentials', 'server: { auth: [] }', ['3:17 wrong-value']],
  ['a word in place of credentials', 'server: { auth: nobody }', ['3:17 wrong-type']],
  ['a wrong credential in a list', 'server: { auth: [{ bearer: abc }, { bear: abc }] }', ['3:37 unknown-key']],
  ['a secret in the path of the server', 'server: { auth: { secret: abc } }', ['3:19 unknown-key']],
  ['a source without type', 'sources: { s: {} }', ['3:12 missing-key']],
  ['a source of an unknown type', 'sources: { s: { type: sendr } }', ['3:23 unknown-source-type']],
  ['a name that no path can have', 'sources: { "a/b": { type: sender } }', ['3:12 wrong-value']],
  ['a wrong option of a source', 'sources: { s: { type: sender, resolveTimeout: 5s } }', ['3:47 wrong-value']],
  ['an expiry of nothing', 'sources: { s: { type: sender, expireAfter: 0s } }', ['3:44 wrong-value']],
  ['a channel without transport', 'channels: { c: {} }', ['3:13 missing-key']],
  ['an unknown transport', 'channels: { c: { transport: "./x.js" } }', ['3:29 unknown-transport']],
  ['a missing option', 'channels: { c: { transport: room, room: r } }', ['3:13 missing-key']],
  ['an option of another type', 'channels: { c: { transport: room, room: 5, token: abc } }', ['3:41 wrong-type']],
  [
    'an option that the transport refuses',
    'channels: { c: { transport: room, room: nowhere, token: abc } }',
    ['3:13 option-rejected'],
  ],
  [
    'a wrong place in a list of options',
    'channels: { c: { transport: room, room: r, token: abc, notify: [critical, warn] } }',
    ['3:75 wrong-value'],
  ],
  ['a transport that fails', 'channels: { c: { transport: broken } }', ['3:13 plugin-failed']],
  ['a rate limit that is none', 'channels: { c: { transport: log, rateLimit: 5/min } }', ['3:45 bad-rate-limit']],
  ['a duration that is none', 'channels: { c: { transport: log, timeout: 5 minutes } }', ['3:43 bad-duration']],
  ['a duration in the wrong order', 'defaults: { groupWait: 1m1h }', ['3:24 bad-duration']],
  ['a number for a duration', 'defaults: { groupWait: 30 }', ['3:24 wrong-type']],
  ['a repeat after nothing', 'defaults: { repeatInterval: 0s }', ['3:29 wrong-value']],
  ['a negative duration', 'defaults: { groupWait: -5s }', ['3:24 bad-duration']],
  ['an unknown template', 'channels: { c: { transport: log, template: shrt } }', ['3:44 unknown-template']],
  ['a part that is none', 'channels: { c: { transport: log, template: { txt: x } } }', ['3:46 unknown-part']],
  [
    'a template of other parts',
    'templates: { t: { subject: x } }\nchannels: { c: { transport: log, template: t } }',
    ['3:19 unknown-part'],
  ],
  ['a part of another kind', 'templates: { t: { text: [x] } }', ['3:25 wrong-type']],
  ['a part with another key', 'templates: { t: { text: { fil: x } } }', ['3:19 missing-key', '3:27 unknown-key']],
  ['a template file that is not there', 'templates: { t: { text: { file: x.hbs } } }', ['3:33 file-missing']],
  ['a template that ends too soon', 'templates: { t: { text: "{{#if x}}" } }', ['3:25 template-syntax']],
  [
    'an unknown path in a template',
    'templates:\n  t:\n    text: |\n      one\n      two {{lables.x}}',
    ['7:13 template-path'],
  ],
  ['an unknown helper in a template', 'templates: { t: { text: "a {{uper severity}}" } }', ['3:28 template-helper']],
  ['an unknown channel', 'routes: [{ to: [nobody] }]', ['3:17 unknown-channel']],
  ['a channel twice', 'routes: [{ to: [c, c] }]\nchannels: { c: { transport: log } }', ['3:20 wrong-value']],
  ['a route that goes nowhere', 'routes: [{ match: { a: b } }]', ['3:10 route-without-to']],
  ['a boolean to match', 'routes: [{ to: [], match: { a: true } }]', ['3:32 boolean-match']],
  ['a matcher that is none', 'routes: [{ to: [], match: ["a b"] }]', ['3:28 bad-matcher']],
  ['a match of another kind', 'routes: [{ to: [], match: 5 }]', ['3:27 bad-matcher']],
  [
    'a regular expression with look-ahead',
    'routes: [{ to: [], match: { a: { matches: "(?=a)" } } }]',
    ['3:43 bad-regex'],
  ],
  [
    'two siblings of one name',
    'routes: [{ to: [], name: a, match: { x: y } }, { to: [], name: a }]',
    ['3:64 duplicate-name'],
  ],
  ['a route named as the last one', 'routes: [{ to: [], name: unmatched }]', ['3:26 duplicate-name']],
  ['all labels and one more', 'defaults: { groupBy: ["...", a] }', ['3:22 wrong-value']],
  [
    'a repeat before the interval is over',
    'routes: [{ to: [], groupInterval: 1d, routes: [{ repeatInterval: 1h }] }]',
    ['3:35 repeat-shorter-than-group-interval (warning)', '3:66 repeat-shorter-than-group-interval (warning)'],
  ],
  [
    'severities that nearly are known ones',
    'routes: [{ to: [], match: { severity: [crit, page] } }]\nchannels: { c: { transport: room, room: r, token: abc, mentions: { warn: [a] } } }',
    ['3:40 unknown-severity (warning)', '4:68 unknown-severity (warning)'],
  ],
  [
    'patterns that are compared as texts',
    `routes: [{ to: [], match: { alertname: A|B } }, { to: [], match: ['host="web-.*"'] }]`,
    ['3:40 pattern-as-text (warning)', '3:67 pattern-as-text (warning)'],
  ],
  ['all labels in another word', 'defaults: { groupBy: [all] }', ['3:23 label-word (warning)']],
  [
    'a route that no alert reaches',
    'routes: [{ to: [], match: { a: [x, y] } }, { to: [], match: { a: x, b: z } }]',
    ['3:44 unreachable-route (warning)'],
  ],
  [
    'a route that leaves its alerts to nobody at some times',
    'muteTimes: { m: { intervals: [{ weekdays: [mon] }] } }\nchannels: { c: { transport: log } }\nroutes: [{ to: [c], active: [m] }]',
    ['5:29 active-without-continue (warning)'],
  ],
  [
    'a route of channels that stand in for others',
    'channels: { c: { transport: log, insteadOf: pagerduty } }\nroutes: [{ to: [c] }]',
    ['4:16 stand-in-only (warning)'],
  ],
  [
    'a word that a template never shows',
    'templates: { t: { text: "{{#if (eq status \'ok\')}}x{{/if}}" } }',
    ['3:43 template-word (warning)'],
  ],
  ['a placeholder of nothing', `store: "sqlite:\${env:NOT_THERE}"`, ['3:8 secret-missing']],
  ['a placeholder that is none', `store: "sqlite:\${NAME}"`, ['3:8 bad-placeholder']],
  ['a short secret', 'server: { auth: { bearer: ab } }', ['3:27 short-secret (warning)']],
  [
    'TLS files that are not there',
    'channels:\n  c:\n    transport: room\n    room: a\n    token: secret\n    caFile: nope.pem',
    ['8:13 tls-file (warning)'],
  ],
  ['an included file that is not there', 'include: [gone.yaml]', ['3:11 file-missing']],
  ['a folder as file', 'include: [.]', ['3:11 file-unreadable']],
  ['tests as configuration', 'include: [a.test.yaml, .b.yaml]', ['3:11 wrong-value', '3:24 wrong-value']],
  ['an alias within its anchor', 'routes: &r [{ to: [], routes: *r }]', ['3:31 yaml-aliases']],
  ['no YAML', 'routes: [', ['4:1 yaml-syntax']],
  ['scopes', 'scope: { a: b }\ninclude: [{ files: x }]', ['3:1 not-yet-supported', '4:11 not-yet-supported']],
  [
    'mute times that do not exist',
    'muteTimes: { nights: { intervals: [{ times: [{ from: "22:00", to: "08:00" }] }] } }\nroutes: [{ to: [], mute: [nihgts], active: [nights, x] }]',
    ['4:27 unknown-mute-time', '4:53 unknown-mute-time'],
  ],
  [
    'what no calendar has',
    'muteTimes: { m: { intervals: [{ weekdays: [mo], months: [13], daysOfMonth: [0, 32, 1:5], years: [26] }] } }',
    [
      '3:44 wrong-value',
      '3:58 wrong-value',
      '3:77 wrong-value',
      '3:80 wrong-value',
      '3:84 wrong-value',
      '3:98 wrong-value',
    ],
  ],
  [
    'ranges that end before they begin',
    'muteTimes: { m: { intervals: [{ daysOfMonth: [5-1, -1--3, -3-1], years: [2027-2026] }] } }',
    ['3:47 wrong-value', '3:52 wrong-value', '3:59 wrong-value', '3:74 wrong-value'],
  ],
  [
    'times of no day',
    'muteTimes: { m: { intervals: [{ times: [{ from: "24:00", to: "8:00" }, { from: "08:00" }] }] } }',
    ['3:49 wrong-value', '3:62 wrong-value', '3:72 missing-key'],
  ],
  [
    'a day without length',
    'muteTimes: { m: { intervals: [{ times: [{ from: "08:00", to: "08:00" }] }] } }',
    ['3:62 wrong-value'],
  ],
  [
    'time zones that do not exist',
    'muteTimes: { m: { timeZone: Asia/Tokio, intervals: [{ timeZone: "+09:00" }] } }',
    ['3:29 unknown-time-zone', '3:65 unknown-time-zone'],
  ],
  ['a mute time that says nothing', 'muteTimes: { m: {} }', ['3:14 missing-key']],
  [
    'mute times that never hold',
    'muteTimes: { m: { intervals: [{ months: [feb], daysOfMonth: [30] }, { years: [2024] }] }, n: { intervals: [] } }',
    ['3:31 mute-time-never (warning)', '3:69 mute-time-never (warning)', '3:91 mute-time-never (warning)'],
  ],
  [
    'a route that says nothing at any time',
    'muteTimes: { m: { intervals: [{ weekdays: [mon-fri] }] } }\nroutes: [{ to: [], mute: [m], active: [m] }]',
    ['4:26 always-quiet (warning)'],
  ],
  [
    'silences of everything',
    'silences: [{ until: 2099-01-01T00:00:00Z }, { match: { env: { not: x } }, until: 2099-01-01T00:00:00Z }]',
    ['3:12 silence-everything', '3:45 silence-everything'],
  ],
  [
    'silences at no time',
    [
      'muteTimes: { m: { intervals: [{}] } }',
      'silences:',
      '  - { match: { a: b }, from: 2099-01-01T00:00:00Z }',
      '  - { match: { a: b }, from: 2099-01-01T00:00:00Z, until: 2099-01-01T09:00:00+09:00 }',
      '  - { match: { a: b }, until: 2099-01-01T00:00:00Z, during: [m] }',
      '  - { match: { a: b }, from: tomorrow, until: 2099-01-01 }',
      '  - { match: { a: true }, during: [] }',
      '  - { match: { a: b }, during: [n] }',
    ].join('\n'),
    [
      '5:5 silence-time',
      '6:59 silence-time',
      '7:24 silence-time',
      '8:30 wrong-value',
      '8:47 wrong-value',
      '9:19 boolean-match',
      '9:35 wrong-value',
      '10:33 unknown-mute-time',
    ],
  ],
  [
    'a silence that is over',
    'silences: [{ match: { a: b }, until: 2026-01-01T00:00:00Z }]',
    ['3:38 silence-over (warning)'],
  ],
  [
    'inhibition without one end, and with two sources',
    'inhibit: [{ source: { a: b } }, { target: { a: b } }, { source: { a: b }, sources: [{ a: b }], target: { a: c } }]',
    ['3:11 missing-key', '3:33 missing-key', '3:75 wrong-value'],
  ],
  [
    'matchers of inhibition',
    'inhibit: [{ sources: [{ a: true }, [x]], target: { a: { matches: "(" } }, equal: [a, a] }, { sources: [], target: {} }]',
    ['3:28 boolean-match', '3:37 bad-matcher', '3:66 bad-regex', '3:86 wrong-value', '3:103 wrong-value'],
  ],
  [
    'inhibition of itself',
    'inhibit: [{ source: { a: b }, target: [a="b"], equal: [host] }]',
    ['3:39 self-inhibition (warning)'],
  ],
  [
    'what channels will have',
    'channels: { c: { transport: log, digestAfter: 5, export: true } }',
    ['3:34 not-yet-supported', '3:50 not-yet-supported'],
  ],
  ['an unknown fallback', 'channels: { c: { transport: log, fallback: nobody } }', ['3:44 unknown-channel']],
  ['its own fallback', 'channels: { c: { transport: log, fallback: c } }', ['3:44 fallback-cycle']],
  [
    'fallbacks in a circle',
    'channels:\n  a: { transport: log, fallback: b }\n  b: { transport: log, fallback: c }\n  c: { transport: log, fallback: b }',
    ['5:34 fallback-cycle'],
  ],
  [
    'a fallback after no time',
    'channels: { c: { transport: log, fallback: d, fallbackAfter: 0s }, d: { transport: log } }',
    ['3:62 wrong-value'],
  ],
  [
    'a time without a fallback',
    'channels: { c: { transport: log, fallbackAfter: 5m } }',
    ['3:34 fallback-missing (warning)'],
  ],
  [
    'planned keys',
    'heartbeats: []\nroutes: [{ to: [], escalate: x }]\nchannels: { c: { transport: log, tags: [] } }',
    ['3:1 reserved-key', '4:20 reserved-key', '5:34 reserved-key'],
  ],
  [
    'keys of objects',
    '__proto__: {}\nroutes: [{ to: [], constructor: 1, match: { __proto__: x } }]',
    ['3:1 unknown-key', '4:20 unknown-key'],
  ],
];

describe('a problem', () => {
  it.each(MISTAKES)('%s', async (_, lines, expected) => {
    const loaded = await load(mainWith(lines));
    expect(places(loaded)).toEqual(expected);
    expect(loaded.config === undefined).toBe(expected.some((place) => !place.endsWith('(warning)')));
  });

  it('is told for every code of the catalogue', () => {
    const elsewhere = ['main-file', 'main-file-only', 'plugin-changed'];
    const notified = new Set(MISTAKES.flatMap(([, , expected]) => expected.map((place) => place.split(' ')[1])));
    expect(Object.keys(problemCatalogue).filter((code) => !notified.has(code))).toEqual(elsewhere);
  });

  it('is told of another version of the language', async () => {
    expect(places(await load('version: 2\nunmatched: { to: [] }\n'))).toEqual(['1:10 wrong-value']);
  });

  it('has its path as people write it', async () => {
    const { problems } = await load(mainWith('routes: [{ to: [], routes: [{ to: [x] }] }]\nchannels: { "a.b": {} }'));
    expect(problems.map(({ path }) => path)).toEqual(['routes[0].routes[0].to[0]', 'channels["a.b"]']);
  });

  it('names both places where two files define one name', async () => {
    const { problems } = await load({
      'signalbox.yaml': mainWith('include: [a.yaml]\nchannels: { ops: { transport: log } }'),
      'a.yaml': 'channels:\n  ops: { transport: log }\n',
    });
    expect(problems).toMatchObject([
      { file: 'a.yaml', line: 2, column: 3, message: 'the channel "ops" is already defined in signalbox.yaml, line 4' },
    ]);
  });

  it('stands in the template file if that has it', async () => {
    const { problems } = await load({
      'signalbox.yaml': mainWith('templates: { t: { text: { file: t/long.hbs } } }'),
      't/long.hbs': 'one\n  {{lables.x}}\n',
    });
    expect(problems).toMatchObject([{ file: 't/long.hbs', line: 2, column: 5, code: 'template-path' }]);
  });

  it('is told when the path leads nowhere, or to a folder without configuration', async () => {
    const folder = await aFolder();
    for (const given of ['gone.yaml', '.']) {
      const loaded = await loadConfig(folder.file(given), loadOptions());
      expect(loaded.problems.map(({ code }) => code)).toEqual(['file-missing']);
      expect(loaded.config).toBeUndefined();
    }
  });

  it.each([
    ['none', { 'a.yaml': 'routes: []' }],
    ['two', { 'a.yaml': 'version: 1\nunmatched: { to: [] }', 'b.yaml': 'unmatched: { to: [] }' }],
  ])('is told when of the files in a folder %s is the main one', async (_, files) => {
    const folder = await aFolder(files);
    const { problems } = await loadConfig(folder.path, loadOptions());
    expect(problems.map(({ code }) => code)).toContain('main-file');
  });

  it.each(['', '# nothing\n', '[]', 'just a text', '5', 'null', '{}', '- a: 1', '\u0000', '{'])(
    'is told of a main file that says %j, and nothing is thrown',
    async (text) => {
      const { problems, config } = await load(text);
      expect(config).toBeUndefined();
      expect(problems.length).toBeGreaterThan(0);
    },
  );
});

describe('a file that is no ordinary text', () => {
  it.each(['/dev/zero', '/dev', '/proc/self/mem'])('is not read: %s', async (path) => {
    const lines = `include: [${path}]\nstore: "sqlite:\${file:${path}}"\ntemplates: { t: { text: { file: ${path} } } }`;
    const { problems } = await load(mainWith(lines));
    expect(problems.map(({ code }) => code)).toEqual(['file-unreadable', 'secret-missing', 'file-unreadable']);
  });

  it('is not waited for if it is a pipe', async () => {
    const folder = await aFolder({ 'signalbox.yaml': mainWith(`store: "sqlite:\${file:pipe}"`) });
    execFileSync('mkfifo', [folder.file('pipe')]);
    const { problems } = await loadConfig(folder.path, loadOptions());
    expect(problems).toMatchObject([
      { code: 'secret-missing', message: expect.stringContaining('not an ordinary file') },
    ]);
  });

  it('is refused if it is too large, or not UTF-8', async () => {
    const folder = await aFolder({
      'signalbox.yaml': mainWith('include: [large.yaml, latin.yaml]'),
      'large.yaml': '#'.repeat(4 * 1024 * 1024 + 1),
    });
    await writeFile(folder.file('latin.yaml'), Buffer.from([0x23, 0xe4, 0x0a]));
    const { problems } = await loadConfig(folder.path, loadOptions());
    expect(problems.map(({ message }) => message)).toEqual([
      'cannot read large.yaml: it is larger than 4096 KiB',
      'cannot read latin.yaml: it is not UTF-8',
    ]);
  });
});
