import { type Message, type Outcome, ok, reject, retry } from '@signalbox/sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firing, resolved, STORY_BEGINS, Story } from '../testing/story.ts';

const SECOND = 1_000;
const GROUP_WAIT = 30 * SECOND;
const GROUP_INTERVAL = 300 * SECOND;
const FALLBACK_AFTER = 600 * SECOND;
/** What a restart may add: the target gets the time to take what waited. */
const START_GRACE = 31 * SECOND;

type Pager = 'up' | 'down' | 'rejects';
type Step =
  | { readonly do: 'fire' | 'resolve'; readonly name: string; readonly severity: string }
  | { readonly do: 'silence'; readonly name: string; readonly seconds: number }
  | { readonly do: 'pager'; readonly is: Pager }
  | { readonly do: 'restart' }
  | { readonly do: 'reload' };

const NAME = fc.constantFrom('a', 'b', 'c');
const steps = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1_500 })),
    step: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constantFrom('fire' as const, 'resolve' as const),
          name: NAME,
          severity: fc.constantFrom('warning', 'critical'),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('pager' as const),
          is: fc.constantFrom<Pager>('up', 'down', 'rejects'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('silence' as const),
          name: NAME,
          seconds: fc.integer({ min: 1, max: 3_600 }),
        }),
      },
      { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'restart' }, { do: 'reload' }) },
    ),
  }),
  { minLength: 1, maxLength: 25 },
);

interface Taken {
  readonly at: number;
  readonly channel: string;
  readonly message: Message;
}

interface Played {
  readonly story: Story;
  /** What the targets took, in order. */
  readonly taken: readonly Taken[];
  /** Those of which a silence was asked at some time. */
  readonly silenced: ReadonlySet<string>;
  /** What fires at the end, since when. */
  readonly fires: ReadonlyMap<string, number>;
  readonly restarts: number;
}

/** Plays steps against the real engine, with a pager that fails, whose fallback is a room; at last all is well for hours. */
async function play(
  list: readonly { readonly after: number; readonly step: Step }[],
  isInRoute: boolean,
): Promise<Played> {
  let pager: Pager = 'up';
  let restarts = 0;
  const taken: Taken[] = [];
  const answers: Record<Pager, Outcome> = { up: ok, down: retry('it is down'), rejects: reject('401') };
  const to = isInRoute ? ['pager', 'room'] : ['pager'];
  const story = new Story({
    routes: [{ to }],
    channels: { pager: { fallback: 'room' }, room: {} },
    groupInterval: '5m',
    repeatInterval: '2h',
    answer: (channel, message) => {
      const answer = channel === 'pager' ? answers[pager] : ok;
      if (answer.type === 'ok') taken.push({ at: message.now - STORY_BEGINS, channel, message });
      return answer;
    },
  });
  const fires = new Map<string, number>();
  const silenced = new Set<string>();
  let at = 0;
  await story.until('0s');
  for (const { after, step } of list) {
    at += after;
    await story.until(`${at}s`);
    if (step.do === 'restart') {
      restarts += 1;
      await story.restart();
    } else if (step.do === 'reload') await story.reload({ routes: [{ name: `route${at}`, to }] });
    else if (step.do === 'pager') pager = step.is;
    else if (step.do === 'silence') {
      silenced.add(step.name);
      await story.silence(step.name, `${at}s`, `${at + step.seconds}s`);
    } else if (step.do === 'fire') {
      await story.at(`${at}s`, firing(step.name, { severity: step.severity }));
      if (!fires.has(step.name)) fires.set(step.name, at * SECOND);
    } else {
      await story.at(`${at}s`, resolved(step.name));
      fires.delete(step.name);
    }
  }
  await story.until(`${at + 3 * 3600}s`);
  return { story, taken, fires, silenced, restarts };
}

const check = (property: (played: Played) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (list, isInRoute) => property(await play(list, isInRoute))),
    { seed: 20261127, numRuns: 60 },
  );

const names = (alerts: Message['alerts']) => alerts.map(({ labels }) => labels['name'] ?? '');

describe('a channel that fails, and its fallback', () => {
  it('between them hear of every alert that fires, in bounded time', { timeout: 120_000 }, async () => {
    await check(({ taken, fires, silenced, restarts }) => {
      for (const [name, since] of fires) {
        if (silenced.has(name)) continue;
        const before = taken.filter(({ at }) => at < since);
        const isKnown = ['pager', 'room'].some((channel) =>
          names(
            before
              .filter((one) => one.channel === channel)
              .findLast(({ message }) => [...names(message.firing), ...names(message.resolved)].includes(name))?.message
              .firing ?? [],
          ).includes(name),
        );
        if (isKnown) continue;
        const first = taken.find(({ at, message }) => at >= since && names(message.firing).includes(name));
        const bound = GROUP_WAIT + GROUP_INTERVAL + FALLBACK_AFTER + restarts * START_GRACE;
        expect([name, first === undefined ? undefined : first.at <= since + bound]).toEqual([name, true]);
      }
    });
  });

  it('hear of the end of all that the fallback was told', { timeout: 120_000 }, async () => {
    await check(({ taken, fires }) => {
      const believed = new Set<string>();
      for (const { channel, message } of taken) {
        if (channel !== 'room') continue;
        for (const name of names(message.firing)) believed.add(name);
        for (const name of names(message.resolved)) believed.delete(name);
      }
      expect([...believed].filter((name) => !fires.has(name))).toEqual([]);
    });
  });

  it('never have the fallback hear of one message twice', { timeout: 120_000 }, async () => {
    await check(async ({ story }) => {
      const { deliveries } = await story.store.listDeliveries({ channel: 'room', state: 'sent', limit: 1_000 });
      const stored = await Promise.all(deliveries.map(({ id }) => story.store.readDelivery(id)));
      const stoodInFor = stored.flatMap((one) => one?.snapshot.fallbackFor?.map(({ delivery }) => delivery) ?? []);
      expect(new Set(stoodInFor).size).toBe(stoodInFor.length);
    });
  });

  it('never have the fallback hear of an end twice', { timeout: 120_000 }, async () => {
    await check(({ taken }) => {
      const over = new Set<string>();
      for (const { channel, message } of taken) {
        if (channel !== 'room') continue;
        for (const name of names(message.firing)) over.delete(name);
        // Beside something new it is listed as what else happened, as in every message.
        if (message.firing.length === 0)
          expect(names(message.resolved).filter((name) => !over.has(name))).not.toEqual([]);
        for (const name of names(message.resolved)) over.add(name);
      }
    });
  });
});
