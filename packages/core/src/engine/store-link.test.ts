import { SignalboxError } from '@signalbox/sdk';
import { beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../time/virtual-clock.ts';
import { StoreLink } from './store-link.ts';

const unknown = () => new SignalboxError('store-commit-unknown');

/** An operation of the store that ends when the test says so. */
function anOperation() {
  let end = () => {};
  let fail = (_error: unknown) => {};
  const promise = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { promise, end, fail };
}

/** Until what follows from settled promises has run. */
const rest = () => new Promise((resolve) => setImmediate(resolve));

let clock: VirtualClock;
let log: string[];
let recover: () => Promise<void>;
let link: StoreLink;

beforeEach(() => {
  clock = new VirtualClock(10_000);
  log = [];
  recover = async () => {};
  link = new StoreLink({
    clock,
    observer: {
      storeFailed: (error) => log.push(`failed: ${error instanceof Error ? error.message : String(error)}`),
      storeRecovered: () => log.push(`recovered at ${clock.now()}`),
    },
    pause: () => log.push('pause'),
    recover() {
      log.push(`recover at ${clock.now()}`);
      return recover();
    },
    resume: () => log.push('resume'),
  });
});

describe('the link to the store', () => {
  it('takes nothing before it has begun, and says why', () => {
    expect(link.unhealthyReason).toBe('it is starting');
    expect(() => link.assertHealthy()).toThrow(expect.objectContaining({ code: 'not-running' }));
    expect(() => link.assertHealthy()).toThrow('it is starting');
  });

  it('takes what it is given once it has begun', () => {
    link.begin();
    expect(link.unhealthyReason).toBeUndefined();
    expect(() => link.assertHealthy()).not.toThrow();
    expect(log).toEqual(['resume']);
  });

  it('is durable while it was given nothing', async () => {
    link.begin();
    await expect(link.durable()).resolves.toBeUndefined();
  });

  it('is durable when what was given last is: operations land in their order', async () => {
    link.begin();
    const [first, second] = [anOperation(), anOperation()];
    link.give(first.promise);
    link.give(second.promise);
    let isDurable = false;
    void link.durable().then(() => {
      isDurable = true;
    });
    first.end();
    await rest();
    expect(isDurable).toBe(false);
    second.end();
    await rest();
    expect(isDurable).toBe(true);
  });

  it('says for each giver what became of its own operation, not of a later one', async () => {
    link.begin();
    const [first, second] = [anOperation(), anOperation()];
    link.give(first.promise);
    const durable = link.durable();
    link.give(second.promise);
    first.end();
    await expect(durable).resolves.toBeUndefined();
    second.fail(unknown());
    await expect(link.durable()).rejects.toMatchObject({ code: 'store-commit-unknown' });
  });

  it('calls back once all is durable, and never if it is not', async () => {
    link.begin();
    const [good, bad] = [anOperation(), anOperation()];
    link.give(good.promise);
    link.whenDurable(() => log.push('first'));
    link.give(bad.promise);
    link.whenDurable(() => log.push('second'));
    await rest();
    expect(log).toEqual(['resume']);
    good.end();
    bad.fail(unknown());
    await rest();
    expect(log).toContain('first');
    expect(log).not.toContain('second');
  });
});

describe('what waits for memory that is current', () => {
  it('is done at once while all is well, and else once memory was read again', async () => {
    link.begin();
    link.whenCurrent(() => log.push('at once'));
    link.fail(unknown());
    link.whenCurrent(() => log.push('afterwards'));
    expect(log).toContain('at once');
    expect(log).not.toContain('afterwards');
    await clock.moveTo(10_000);
    expect(log.slice(-3)).toEqual(['afterwards', 'resume', 'recovered at 10000']);
  });

  it('is done at once when the end has come: nothing is read again', () => {
    link.begin();
    link.stop();
    link.whenCurrent(() => log.push('at once'));
    expect(log.at(-1)).toBe('at once');
  });
});

describe('a failure of the store', () => {
  it('stops everything at once, and is reported', async () => {
    link.begin();
    link.give(Promise.reject(unknown()));
    await rest();
    expect(log.slice(1)).toEqual(['pause', expect.stringMatching(/^failed: /)]);
    expect(link.unhealthyReason).toBe(unknown().message);
    expect(() => link.assertHealthy()).toThrow(expect.objectContaining({ code: 'not-running' }));
  });

  it.each<[string, unknown, string]>([
    ['one of ours in its own words', new SignalboxError('store-full'), new SignalboxError('store-full').message],
    ['another one in ours', new Error('canary'), 'the store failed'],
    ['what is no error at all', 'canary', 'the store failed'],
  ])('is told: %s', (_, error, reason) => {
    link.begin();
    link.fail(error);
    expect(link.unhealthyReason).toBe(reason);
  });

  it('is one failure, however many operations it takes along', async () => {
    link.begin();
    for (let count = 0; count < 3; count++) link.give(Promise.reject(unknown()));
    await rest();
    link.fail(new Error('another'));
    expect(log.filter((each) => each === 'pause')).toHaveLength(1);
    expect(log.filter((each) => each.startsWith('failed'))).toHaveLength(1);
    expect(clock.dueTimes()).toHaveLength(1);
  });

  it('means nothing before the start: there is nothing in memory that could be ahead', () => {
    link.fail(unknown());
    expect(log).toEqual([]);
    expect(link.unhealthyReason).toBe('it is starting');
    expect(clock.dueTimes()).toEqual([]);
  });
});

describe('a recovery', () => {
  it('comes at once, opens the store again, and goes on', async () => {
    link.begin();
    link.fail(unknown());
    expect(clock.dueTimes()).toEqual([10_000]);
    await clock.moveTo(10_000);
    expect(log.slice(3)).toEqual(['recover at 10000', 'resume', 'recovered at 10000']);
    expect(link.unhealthyReason).toBeUndefined();
  });

  it('begins anew: what was given before it failed is forgotten', async () => {
    link.begin();
    link.give(Promise.reject(unknown()));
    await clock.moveTo(10_000);
    await expect(link.durable()).resolves.toBeUndefined();
  });

  it('is tried every second until the store can write, and reported once', async () => {
    let tries = 0;
    recover = async () => {
      tries += 1;
      if (tries < 4) throw new SignalboxError('store-full');
    };
    link.begin();
    link.fail(unknown());
    await clock.moveTo(12_999);
    expect(link.unhealthyReason).toBe(unknown().message);
    await clock.moveTo(20_000);
    expect(log.slice(3)).toEqual([
      'recover at 10000',
      'recover at 11000',
      'recover at 12000',
      'recover at 13000',
      'resume',
      'recovered at 13000',
    ]);
  });

  it('that ends after the stop lets nothing go on', async () => {
    recover = async () => link.stop();
    link.begin();
    link.fail(unknown());
    await clock.moveTo(20_000);
    expect(log.slice(3)).toEqual(['recover at 10000']);
    expect(link.unhealthyReason).toBe('it is stopping');
  });

  it('waits its second from the end of the one before, however long that took', async () => {
    recover = async () => {
      clock.jumpTo(15_000);
      throw unknown();
    };
    link.begin();
    link.fail(unknown());
    await clock.moveTo(10_000);
    expect(clock.dueTimes()).toEqual([16_000]);
  });

  it.each([
    [10_000, 11_000],
    [10_500, 11_000],
    [11_000, 11_000],
    [11_500, 11_500],
  ])('of a store that fails again at %d, after one at 10000, is at %d', async (failsAt, recoversAt) => {
    link.begin();
    link.fail(unknown());
    await clock.moveTo(10_000);
    await clock.moveTo(failsAt);
    link.fail(unknown());
    expect(clock.dueTimes()).toEqual([recoversAt]);
  });

  it('lets failures through again', async () => {
    link.begin();
    link.fail(unknown());
    await clock.moveTo(10_000);
    link.give(Promise.reject(new SignalboxError('store-full')));
    await rest();
    expect(log.filter((each) => each.startsWith('failed'))).toHaveLength(2);
    expect(link.unhealthyReason).toBe(new SignalboxError('store-full').message);
  });

  it('is not reported while it lasts', async () => {
    const slow = anOperation();
    recover = () => slow.promise;
    link.begin();
    link.fail(unknown());
    await clock.moveTo(60_000);
    expect(log.slice(3)).toEqual(['recover at 10000']);
    expect(link.unhealthyReason).toBe(unknown().message);
    slow.end();
    await rest();
    expect(log.slice(4)).toEqual(['resume', 'recovered at 60000']);
  });
});

describe('the end of the link', () => {
  it('takes nothing any more, and says why', () => {
    link.begin();
    link.stop();
    expect(link.unhealthyReason).toBe('it is stopping');
    expect(() => link.assertHealthy()).toThrow('it is stopping');
  });

  it('lets what was given become durable', async () => {
    link.begin();
    const last = anOperation();
    link.give(last.promise);
    link.stop();
    last.end();
    await expect(link.durable()).resolves.toBeUndefined();
  });

  it('is no failure, and none is reported after it', async () => {
    link.begin();
    link.stop();
    link.give(Promise.reject(unknown()));
    await rest();
    expect(log).toEqual(['resume']);
    expect(link.unhealthyReason).toBe('it is stopping');
  });

  it('ends the recovering', async () => {
    recover = () => Promise.reject(unknown());
    link.begin();
    link.fail(unknown());
    await clock.moveTo(10_000);
    link.stop();
    await clock.moveTo(60_000);
    expect(log.filter((each) => each.startsWith('recover at'))).toEqual(['recover at 10000']);
    expect(clock.dueTimes()).toEqual([]);
  });
});
