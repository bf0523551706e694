import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

function recordCommits(now?: () => number) {
  const batches: string[][] = [];
  let batch: string[] = [];
  const commits = createGroupCommit((work) => {
    batch = [];
    work();
    if (batch.includes('bad')) throw new Error('refused');
    batches.push(batch);
  }, now);
  const add = (name: string) =>
    commits.add(() => {
      batch.push(name);
      return name.toUpperCase();
    });
  return { batches, add, commitNow: commits.commitNow };
}

describe('a group commit', () => {
  it('commits what was called in one turn together, and in its order', async () => {
    const { batches, add } = recordCommits();
    const results = await Promise.all([add('a'), add('b'), Promise.resolve().then(() => add('c'))]);
    expect(results).toEqual(['A', 'B', 'C']);
    expect(batches).toEqual([['a', 'b', 'c']]);
  });

  it('commits what is called later in a commit of its own', async () => {
    const { batches, add } = recordCommits();
    await add('a');
    await Promise.all([add('b'), add('c')]);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('fails for all who share it, and not for the next', async () => {
    const { batches, add } = recordCommits();
    const results = await Promise.allSettled([add('a'), add('bad')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await add('c');
    expect(batches).toEqual([['c']]);
  });

  it('commits at once for whoever must see it, and only once', async () => {
    const { batches, add, commitNow } = recordCommits();
    const durable = add('a');
    commitNow();
    expect(batches).toEqual([['a']]);
    commitNow();
    await setImmediate();
    expect(await durable).toBe('A');
    expect(batches).toEqual([['a']]);
  });

  it('takes up what is called while it commits', async () => {
    const { batches, add, commitNow } = recordCommits();
    const first = add('a').then(() => add('b'));
    commitNow();
    await first;
    expect(batches).toEqual([['a'], ['b']]);
  });

  it('does not wait for others if nobody shared the last one', async () => {
    const { batches, add } = recordCommits();
    await add('a');
    await add('b');
    expect(batches).toEqual([['a'], ['b']]);
  });

  it('waits a moment for those who shared the last one, from the last who came', async () => {
    let now = 0;
    const { batches, add } = recordCommits(() => now);
    await Promise.all([add('a'), add('b')]);
    const second = [add('c')];
    now = 0.09;
    await setImmediate();
    second.push(add('d'));
    await setImmediate();
    now = 0.18;
    await setImmediate();
    expect(batches).toEqual([['a', 'b']]);
    now = 0.2;
    await Promise.all(second);
    expect(batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('does not wait for ever while others go on coming', async () => {
    let now = 0;
    const { batches, add } = recordCommits(() => now);
    await Promise.all([add('a'), add('b')]);
    let isDurable = false;
    const first = add('0').then(() => {
      isDurable = true;
    });
    let called = 1;
    for (; !isDurable && called < 1_000; called++) {
      void add(`${called}`);
      now += 0.05;
      await setImmediate();
    }
    await first;
    expect(batches[1]?.length).toBeLessThan(200);
  });
});
