import { describe, expect, it } from 'vitest';
import { load, mainWith, tell } from '../../testing/load-config.ts';

const TIMES = 'muteTimes: { office: { intervals: [{ weekdays: [mon-fri] }] } }';

/** What is said of routes between two channels, of which `b` stands in for another one, at line 5. */
async function told(routes: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const channels = 'channels: { a: { transport: log }, b: { transport: log, insteadOf: pagerduty } }';
  const { problems } = await load({ 'signalbox.yaml': mainWith(`${TIMES}\n${channels}\n${routes}`), ...more });
  return problems.map(tell);
}

describe('a route that no alert reaches', () => {
  const WARNING = 'unreachable-route (warning): no alert reaches this route:';

  it.each([
    [
      'routes: [{ name: first, to: [a] }, { to: [a], match: { x: y } }]',
      `5:36 ${WARNING} "first" takes all that it could -> move it before "first", or give that one \`continue: true\``,
    ],
    [
      'routes: [{ to: [a], match: { x: 1 } }, { to: [a], match: { x: 2 } }, { to: [a], match: { x: [1, 2] } }]',
      `5:70 ${WARNING} "routes[0]" and "routes[1]" take all that it could -> move it before "routes[0]" and "routes[1]", or give those \`continue: true\``,
    ],
    [
      'routes: [{ to: [a], match: { x: 1 }, routes: [{ match: { x: 2 } }] }]',
      `5:47 ${WARNING} its conditions, with those of the routes above it, exclude each other -> correct its match, or move it below another route`,
    ],
  ])('is a warning at the route: %s', async (routes, expected) => expect(await told(routes)).toEqual([expected]));

  it('names some of many routes that take its alerts', async () => {
    const takers = [1, 2, 3, 4, 5].map((value) => `{ name: r${value}, to: [a], match: { x: ${value} } }`).join(', ');
    expect(await told(`routes: [${takers}, { to: [a], match: { x: [1, 2, 3, 4, 5] } }]`)).toEqual([
      expect.stringContaining('reaches this route: "r1", "r2", "r3" and 2 more take all that it could ->'),
    ]);
  });

  it('may be in another file', async () => {
    expect(
      await told('include: [t.yaml]\nroutes: [{ to: [a] }]', { 't.yaml': 'routes:\n  - { name: x, to: [a] }\n' }),
    ).toEqual([expect.stringMatching(/^t\.yaml:2:5 unreachable-route \(warning\): .*"routes\[0\]" takes all/)]);
  });

  it('is not said again of what is below it, nor of its times', async () => {
    expect(await told('routes: [{ to: [a] }, { to: [a], active: [office], routes: [{}] }]')).toEqual([
      expect.stringMatching(/^5:23 unreachable-route/),
    ]);
  });
});

describe('a route whose `continue` is wrong', () => {
  it('is no reason to say more than that', async () => {
    expect(await told('routes: [{ to: [a], active: [office], continue: yes }, { to: [a] }]')).toEqual([
      '5:49 wrong-type: must be true or false -> write `true`',
    ]);
  });
});

describe('a route with `active` that hands its alerts on to nobody', () => {
  it('is a warning at its times', async () => {
    expect(await told('routes: [{ to: [a], active: [office] }]')).toEqual([
      '5:29 active-without-continue (warning): at other times nobody is notified of its alerts: they are not handed to another route -> add `continue: true`, and a later route for the other times; `continue: true` alone if it is meant',
    ]);
  });

  it.each([
    ['goes on', 'routes: [{ to: [a], active: [office], continue: true }]'],
    ['drops them', 'routes: [{ to: [], active: [office] }]'],
    ['is active at all times', 'routes: [{ to: [a], active: [] }]'],
    ['is muted, which says it plainly', 'routes: [{ to: [a], mute: [office] }]'],
    [
      'comes after one that has them, too',
      'routes: [{ to: [a], match: { x: y }, active: [office], continue: true }, { to: [a], match: { x: y }, active: [office] }]',
    ],
    [
      'is below one that hands them on',
      'routes: [{ to: [a], continue: true, routes: [{ active: [office] }] }, { to: [a] }]',
    ],
  ])('is none that %s', async (_, routes) => expect(await told(routes)).toEqual([]));
});

describe('a route whose channels only stand in for others', () => {
  const said = (place: string) =>
    `${place} stand-in-only (warning): nobody is notified: "b" only stands in for pagerduty -> give the channel the transport that notifies people, and remove its \`insteadOf\``;

  it('is a warning at its channels', async () => {
    expect(await told('routes: [{ to: [b] }]')).toEqual([said('5:16')]);
  });

  it('is a warning once, not again where it is inherited', async () => {
    expect(await told('routes: [{ to: [b], routes: [{ match: { x: y } }] }]')).toEqual([said('5:16')]);
  });

  it('may be `unmatched`', async () => {
    const { problems } = await load(
      'version: 1\nunmatched: { to: [b] }\nchannels: { b: { transport: log, insteadOf: x } }',
    );
    expect(problems.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual(['2:18 stand-in-only']);
  });

  it.each([
    ['has another one as well', 'routes: [{ to: [a, b] }]'],
    ['drops its alerts', 'routes: [{ to: [] }]'],
    ['writes to the log on purpose', 'routes: [{ to: [a] }]'],
  ])('is none that %s', async (_, routes) => expect(await told(routes)).toEqual([]));
});
