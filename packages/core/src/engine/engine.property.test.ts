import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firing, resolved, STORY_BEGINS, Story } from '../testing/story.ts';

const MINUTE = 60_000;
const GROUP_WAIT = 30_000;
const GROUP_INTERVAL = 5 * MINUTE;
const REPEAT = 60 * MINUTE;

type Step =
  | { readonly do: 'fire' | 'resolve'; readonly name: string; readonly severity: string }
  | { readonly do: 'silence'; readonly name: string; readonly seconds: number }
  | { readonly do: 'restart' }
  | { readonly do: 'reload' };

const steps = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 3_000 })),
    step: fc.oneof(
      { weight: 5, arbitrary: alertStep() },
      { weight: 1, arbitrary: silenceStep() },
      { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'restart' }, { do: 'reload' }) },
    ),
  }),
  { minLength: 1, maxLength: 25 },
);

function alertStep(): fc.Arbitrary<Step> {
  return fc.record({
    do: fc.constantFrom('fire' as const, 'resolve' as const),
    name: fc.constantFrom('a', 'b', 'c'),
    severity: fc.constantFrom('warning', 'critical'),
  });
}

function silenceStep(): fc.Arbitrary<Step> {
  return fc.record({
    do: fc.constant('silence' as const),
    name: fc.constantFrom('a', 'b', 'c'),
    seconds: fc.integer({ min: 1, max: 3_600 }),
  });
}

interface Played {
  readonly delivered: readonly {
    readonly at: number;
    readonly reason: string;
    readonly firing: readonly string[];
    readonly resolved: readonly string[];
  }[];
  /** Those of which a silence was asked at some time. */
  readonly silenced: ReadonlySet<string>;
  /** What fires at the end, since when. */
  readonly fires: ReadonlyMap<string, number>;
  /** When each alert resolved. */
  readonly ends: readonly { readonly name: string; readonly at: number }[];
}

/** Plays steps against the real engine, with ends of the process and reloads among them. */
async function play(list: readonly { readonly after: number; readonly step: Step }[]): Promise<Played> {
  const story = new Story({ groupInterval: '5m', repeatInterval: '1h', groupWait: '30s' });
  const fires = new Map<string, number>();
  const silenced = new Set<string>();
  const ends: { name: string; at: number }[] = [];
  let at = 0;
  await story.until('0s');
  for (const { after, step } of list) {
    at += after;
    await story.until(`${at}s`);
    if (step.do === 'restart') await story.restart();
    else if (step.do === 'reload') await story.reload({ routes: [{ name: `route${at}` }] });
    else if (step.do === 'silence') {
      silenced.add(step.name);
      await story.silence(step.name, `${at}s`, `${at + step.seconds}s`);
    } else if (step.do === 'fire') {
      await story.at(`${at}s`, firing(step.name, { severity: step.severity }));
      if (!fires.has(step.name)) fires.set(step.name, at * 1000);
    } else {
      await story.at(`${at}s`, resolved(step.name));
      if (fires.delete(step.name)) ends.push({ name: step.name, at: at * 1000 });
    }
  }
  await story.until(`${at + 3 * 3600}s`);
  const delivered = story.messages.map(({ message }) => ({
    reason: message.reason,
    at: message.now - STORY_BEGINS,
    firing: message.firing.map(({ labels, severity }) => `${labels['name']} ${severity}`),
    resolved: message.resolved.map(({ labels }) => labels['name'] ?? ''),
  }));
  return { delivered, fires, ends, silenced };
}

const check = (property: (played: Played) => void) =>
  fc.assert(
    fc.asyncProperty(steps, async (list) => property(await play(list))),
    { seed: 20261123, numRuns: 40 },
  );

const nameOf = (notified: string) => notified.split(' ')[0] ?? '';

describe('a channel, over restarts and reloads', () => {
  it('is told of every alert that fires, and of the end of every one that it was told of', {
    timeout: 60_000,
  }, async () => {
    await check(({ delivered, fires }) => {
      const believed = new Set<string>();
      for (const message of delivered) {
        for (const notified of message.firing) believed.add(nameOf(notified));
        for (const name of message.resolved) believed.delete(name);
      }
      expect([...believed].sort()).toEqual([...fires.keys()].sort());
    });
  });

  it('does not hear the same twice within repeatInterval, unless it was over in between', {
    timeout: 60_000,
  }, async () => {
    await check(({ delivered }) => {
      for (const [index, next] of delivered.entries()) {
        const previous = delivered[index - 1];
        if (previous === undefined || next.resolved.length > 0 || next.reason === 'unsuppressed') continue;
        const isSame = [...previous.firing].sort().join() === [...next.firing].sort().join();
        if (isSame) expect(next.at - previous.at).toBeGreaterThanOrEqual(REPEAT);
      }
    });
  });

  it('waits no longer than both intervals', { timeout: 60_000 }, async () => {
    await check(({ delivered, fires, silenced }) => {
      for (const [name, since] of fires) {
        if (silenced.has(name)) continue;
        const lastWord = delivered.findLast(
          ({ at, firing, resolved }) => at < since && [...firing.map(nameOf), ...resolved].includes(name),
        );
        if (lastWord?.firing.map(nameOf).includes(name)) continue;
        const notified = delivered.find(({ at, firing }) => at >= since && firing.map(nameOf).includes(name));
        expect(notified?.at).toBeLessThanOrEqual(since + GROUP_WAIT + GROUP_INTERVAL);
      }
    });
  });
});
