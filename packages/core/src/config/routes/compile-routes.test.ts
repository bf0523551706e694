import { describe, expect, it } from 'vitest';
import type { Route } from '../../routing/route.ts';
import { aWrittenFile, type FileToCompile } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import { beginCompilation } from '../document/compilation.ts';
import { compileMuteTimes } from '../suppression/compile-mute-times.ts';
import { compileRoutes } from './compile-routes.ts';

const CHANNELS = 'channels: { a: { transport: x }, b: { transport: x } }';

/** The tree of these files, the first of which is the main one. */
async function compile(...texts: readonly string[]) {
  const compilation = beginCompilation();
  const files: FileToCompile[] = [];
  for (const [index, text] of texts.entries()) {
    const facts = index === 0 ? {} : { main: false, path: `teams/${index}.yaml` };
    files.push(await aWrittenFile(index === 0 ? `${CHANNELS}\n${text}` : text, { ...facts, compilation }));
  }
  const definitions = collectDefinitions(files, compilation);
  const muteTimes = compileMuteTimes(definitions.muteTimes, { now: 0, isBroken: false }, compilation);
  const { tree } = await compileRoutes(files, definitions.channels.names, muteTimes, compilation);
  return { ...tree, reported: files[0]?.reported() ?? [] };
}

/** A route as a line: `id -> channels`, with those below it. */
function outline({ id, to, routes }: Route, depth = 0): readonly string[] {
  return [`${'  '.repeat(depth)}${id} -> ${to.join(' ')}`, ...routes.flatMap((route) => outline(route, depth + 1))];
}

describe('the tree of routes', () => {
  it('has the routes in their order, each with its id and its channels, inherited where it names none', async () => {
    const { routes, reported } = await compile(`routes:
  - name: top
    to: [a, b]
    routes:
      - { match: { x: 1 } }
      - { name: named, to: [b], routes: [{}, { to: [] }] }
  - to: [a]
`);
    expect(reported).toEqual([]);
    expect(routes.flatMap((route) => outline(route))).toEqual([
      'top -> a b',
      '  top/routes[0] -> a b',
      '  top/named -> b',
      '    top/named/routes[0] -> b',
      '    top/named/routes[1] -> ',
      'routes[1] -> a',
    ]);
  });

  it('has the routes of the main file first, then those of the others, whose ids name their file', async () => {
    const { routes } = await compile(
      'routes: [{ to: [a] }]',
      'routes: [{ to: [b] }, { name: x, to: [], routes: [{}] }]',
    );
    expect(routes.flatMap((route) => outline(route))).toEqual([
      'routes[0] -> a',
      'teams/1.yaml:routes[0] -> b',
      'teams/1.yaml:x -> ',
      '  teams/1.yaml:x/routes[0] -> ',
    ]);
  });

  it('is empty but for `unmatched` where nothing is written', async () => {
    const { routes, unmatched, reported } = await compile('');
    expect(routes).toEqual([]);
    expect(unmatched).toMatchObject({ id: 'unmatched', to: [], continues: false, routes: [] });
    expect(unmatched.match.test({ labels: {}, annotations: {} })).toBe(true);
    expect(reported).toEqual([]);
  });

  it('has grouping from the defaults of the main file down, in other files too', async () => {
    const { routes, unmatched } = await compile(
      'defaults: { groupWait: 1s }\nunmatched: { to: [a], groupBy: [x] }\nroutes: [{ to: [a], groupInterval: 2s, routes: [{ groupWait: 3s }] }]',
      'defaults: { groupWait: 9s }\nroutes: [{ to: [b] }]',
    );
    const times = ({ groupWaitMs, groupIntervalMs }: Route) => [groupWaitMs, groupIntervalMs];
    const [first, second] = routes;
    expect(first && times(first)).toEqual([1_000, 2_000]);
    expect(first?.routes.map(times)).toEqual([[3_000, 2_000]]);
    expect(second && times(second)).toEqual([1_000, 300_000]);
    expect(unmatched).toMatchObject({ to: ['a'], groupWaitMs: 1_000, groupBy: { type: 'labels', names: ['x'] } });
  });

  it('has built-in grouping where no file is the main one', async () => {
    const one = await aWrittenFile('routes: [{ to: [] }]', { main: false, path: 'a.yaml' });
    const muteTimes = { now: 0, byName: new Map(), zones: new Map(), names: new Set<string>() };
    const { routes, unmatched } = (await compileRoutes([one], new Set(), muteTimes, one.compilation)).tree;
    expect(routes).toMatchObject([{ id: 'a.yaml:routes[0]', groupWaitMs: 30_000 }]);
    expect(unmatched).toMatchObject({ to: [], groupWaitMs: 30_000 });
  });

  it('goes on to the next sibling only where a route says so', async () => {
    const { routes } = await compile('routes: [{ to: [], continue: true }, { to: [], continue: false }, { to: [] }]');
    expect(routes.map(({ continues }) => continues)).toEqual([true, false, false]);
  });

  it('has mute times at the routes that name them, and not below', async () => {
    const { routes } = await compile(
      'muteTimes: { m: { intervals: [{ weekdays: [mon] }] } }\nroutes: [{ to: [], mute: [m], routes: [{}] }, { to: [] }]',
    );
    expect(routes.map((route) => 'muteWindow' in route)).toEqual([true, false]);
    expect(routes[0]?.routes.map((route) => 'muteWindow' in route)).toEqual([false]);
    expect(routes[0]?.muteWindow?.isActiveAt(Date.parse('2026-11-23T12:00Z'))).toBe(true);
  });

  it('has a matcher for each route', async () => {
    const { routes } = await compile(
      'routes: [{ to: [], match: { a: x } }, { to: [], matchAny: [{ a: y }, { a: z }] }]',
    );
    const takes = (a: string) => routes.map(({ match }) => match.test({ labels: { a }, annotations: {} }));
    expect([takes('x'), takes('z')]).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe('a route that is wrong', () => {
  const NO_TO = 'a top-level route must have `to` -> add `to: [CHANNEL]`; `to: []` drops its alerts on purpose';

  it.each([
    ['without channels', '[{ match: { a: b } }]', [`2:10 route-without-to: ${NO_TO}`]],
    [
      'of an unknown channel',
      '[{ to: [a, nobody] }]',
      ['2:20 unknown-channel: "nobody" is not the name of a channel -> define it below `channels`'],
    ],
    [
      'of a channel nearly known',
      '[{ to: [], routes: [{ to: [A] }] }]',
      ['2:36 unknown-channel: "A" is not the name of a channel -> did you mean "a"?'],
    ],
    [
      "of its sibling's name",
      '[{ to: [], name: x }, { to: [], name: x }, { to: [], name: x }]',
      [
        '2:47 duplicate-name: another route beside this one has the id "x" -> give it another name',
        '2:68 duplicate-name: another route beside this one has the id "x" -> give it another name',
      ],
    ],
    [
      'named as another one is by its place',
      '[{ to: [], name: "routes[1]" }, { to: [] }]',
      ['2:41 duplicate-name: another route beside this one has the id "routes[1]" -> give it another name'],
    ],
    [
      'named `unmatched`',
      '[{ to: [], name: unmatched }]',
      ['2:26 duplicate-name: another route beside this one has the id "unmatched" -> give it another name'],
    ],
  ])('is reported: %s', async (_, routes, problems) => {
    expect((await compile(`routes: ${routes}`)).reported).toEqual(problems);
  });

  it.each([
    [
      'the same name at another level',
      '[{ to: [], name: x, routes: [{ name: x }] }, { to: [], name: y, routes: [{ name: x }] }]',
    ],
    ['`unmatched` below another route', '[{ to: [], routes: [{ name: unmatched }] }]'],
    ['no channels below another route', '[{ to: [a], routes: [{ match: { a: b } }] }]'],
    ['channels that the schema refused', '[{ to: 5 }]'],
  ])('is not one with %s', async (_, routes) => {
    expect((await compile(`routes: ${routes}`)).reported).toEqual([]);
  });

  it('is left out with all below it if its matcher is wrong, and what is below is still checked', async () => {
    const { routes, reported } = await compile(
      'routes: [{ to: [], match: { a: true }, routes: [{ to: [nobody], match: { b: no, c: false } }] }, { to: [] }]',
    );
    expect(routes.map(({ id }) => id)).toEqual(['routes[1]']);
    expect(reported.map((each) => each.split(':').slice(0, 2).join(':'))).toEqual([
      '2:32 boolean-match',
      '2:84 boolean-match',
      '2:56 unknown-channel',
    ]);
  });

  it('keeps its place in the ids of the others where the schema took it out', async () => {
    const { routes } = await compile('routes: [5, { to: [] }]');
    expect(routes.map(({ id }) => id)).toEqual(['routes[1]']);
  });

  it('has the good ones of its channels', async () => {
    const { routes, unmatched } = await compile('unmatched: { to: [a, 5] }\nroutes: [{ to: [5, b] }]');
    expect(routes[0]?.to).toEqual(['b']);
    expect(unmatched.to).toEqual(['a']);
  });

  it('is not blamed for channels while a file is no YAML: they may be there', async () => {
    const { reported } = await compile('routes: [{ to: [nobody] }]', 'channels: {');
    expect(reported).toEqual([]);
  });
});
