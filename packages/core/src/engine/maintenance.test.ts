import { SignalboxError } from '@signalbox/sdk';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EventRefresh } from '../store/index.ts';
import { aBody } from '../store/testing/builders.ts';
import { anEngineState } from '../testing/engine-state.ts';
import { NOBODY } from '../testing/observer.ts';
import { VirtualClock } from '../time/virtual-clock.ts';
import type { EngineState } from './engine-state.ts';
import { Maintenance } from './maintenance.ts';

const DAY = 24 * 60 * 60_000;

let clock: VirtualClock;
let log: string[];
let state: EngineState;
let unhealthy: string | undefined;
/** What the next call of each operation does instead of its work. */
let instead: Partial<Record<'refresh' | 'prune' | 'tidy', () => Promise<never>>>;
let maintenance: Maintenance;

beforeEach(async () => {
  clock = new VirtualClock(0);
  log = [];
  state = await anEngineState();
  unhealthy = undefined;
  instead = {};
  const did = async (what: 'refresh' | 'prune' | 'tidy', detail: string) => {
    log.push(`${clock.now()} ${what} ${detail}`.trim());
    await instead[what]?.();
  };
  maintenance = new Maintenance({
    store: {
      ...state.store,
      refreshEvents: (batch) => did('refresh', batch.map(({ id }) => id).join()),
      prune: async (before, limit) => {
        await did('prune', `${before} ${limit}`);
        return 0;
      },
      tidy: () => did('tidy', ''),
    },
    clock,
    observer: { ...NOBODY, failed: (what, error) => log.push(`failed: ${what}: ${String(error)}`) },
    link: {
      get unhealthyReason() {
        return unhealthy;
      },
      fail: (error) => log.push(`link fails: ${String(error)}`),
    },
    state: () => state,
  });
});

const renew = (...ids: readonly number[]) => {
  for (const id of ids) state.refreshes.set(id, { id, body: aBody(`of ${id}`) });
};
const doneOf = (what: string) => log.filter((each) => each.split(' ')[1] === what);

describe('the maintenance of every second', () => {
  it('writes the renewals that came meanwhile, together, and only once', async () => {
    maintenance.start();
    renew(1, 2);
    await clock.moveTo(999);
    expect(log).toEqual([]);
    await clock.moveTo(3_000);
    expect(log).toEqual(['1000 refresh 1,2']);
    expect(state.refreshes.size).toBe(0);
  });

  it('keeps a renewal that came while the one before was written', async () => {
    const newer: EventRefresh = { id: 1, expiresAt: 7 };
    instead.refresh = async () => {
      instead = {};
      state.refreshes.set(1, newer);
      return undefined as never;
    };
    maintenance.start();
    renew(1, 2);
    await clock.moveTo(1_000);
    expect([...state.refreshes.values()]).toEqual([newer]);
    await clock.moveTo(2_000);
    expect(doneOf('refresh')).toEqual(['1000 refresh 1,2', '2000 refresh 1']);
  });

  it('writes to the state of now, after a reload too', async () => {
    maintenance.start();
    const before = state;
    state = await anEngineState();
    before.refreshes.set(1, { id: 1 });
    renew(2);
    await clock.moveTo(1_000);
    expect(log).toEqual(['1000 refresh 2']);
  });

  it('comes a second after the one before was over, and never twice at a time', async () => {
    let end = (_: never) => {};
    instead.refresh = () => new Promise<never>((resolve) => (end = resolve));
    maintenance.start();
    renew(1);
    await clock.moveTo(10_000);
    expect(doneOf('refresh')).toEqual(['1000 refresh 1']);
    end(undefined as never);
    instead = {};
    renew(3);
    await clock.moveTo(11_000);
    expect(doneOf('refresh')).toEqual(['1000 refresh 1', '11000 refresh 3']);
  });

  it('rests while the store is not well', async () => {
    maintenance.start();
    renew(1);
    unhealthy = 'the store failed';
    await clock.moveTo(20_000);
    expect(log).toEqual([]);
    unhealthy = undefined;
    await clock.moveTo(21_000);
    expect(log).toEqual(['21000 refresh 1', '21000 tidy']);
  });

  it('ends the view of a store that fails, keeps the renewals, and goes on', async () => {
    instead.refresh = () => Promise.reject(new SignalboxError('store-full'));
    maintenance.start();
    renew(1);
    await clock.moveTo(5_000);
    expect(log.filter((each) => each.startsWith('link fails'))).toHaveLength(5);
    expect(doneOf('tidy')).toEqual([]);
    expect(state.refreshes.size).toBe(1);
    instead = {};
    await clock.moveTo(6_000);
    expect(state.refreshes.size).toBe(0);
  });
});

describe('the maintenance of the store', () => {
  it('tidies every five seconds', async () => {
    maintenance.start();
    await clock.moveTo(16_000);
    expect(log).toEqual(['5000 tidy', '10000 tidy', '15000 tidy']);
  });

  it('goes on if that fails, which is reported and is no failure of the store', async () => {
    instead.tidy = () => Promise.reject(new Error('busy'));
    maintenance.start();
    await clock.moveTo(10_000);
    expect(log).toEqual([
      '5000 tidy',
      'failed: tidying the store: Error: busy',
      '10000 tidy',
      'failed: tidying the store: Error: busy',
    ]);
  });

  it('prunes every ten minutes what is older than thirty days, five thousand rows at once', async () => {
    maintenance.start();
    await clock.moveTo(25 * 60_000);
    expect(doneOf('prune')).toEqual([
      `600000 prune ${600_000 - 30 * DAY} 5000`,
      `1200000 prune ${1_200_000 - 30 * DAY} 5000`,
    ]);
  });

  it('takes a pruning that fails for a failure of the store, and waits for the next time', async () => {
    instead.prune = () => Promise.reject(new SignalboxError('store-commit-unknown'));
    maintenance.start();
    await clock.moveTo(19 * 60_000);
    expect(doneOf('prune')).toHaveLength(1);
    expect(log.filter((each) => each.startsWith('link fails'))).toHaveLength(1);
  });
});

describe('the end of the maintenance', () => {
  it('writes what is left, and nothing later', async () => {
    maintenance.start();
    renew(1);
    await maintenance.stop();
    expect(log).toEqual(['0 refresh 1']);
    renew(2);
    await clock.moveTo(60_000);
    expect(log).toEqual(['0 refresh 1']);
  });

  it('also comes in the middle of a second that is being worked on', async () => {
    let end = (_: never) => {};
    instead.refresh = () => new Promise<never>((resolve) => (end = resolve));
    maintenance.start();
    renew(1);
    await clock.moveTo(1_000);
    instead = {};
    const stopped = maintenance.stop();
    end(undefined as never);
    await stopped;
    await clock.moveTo(60_000);
    expect(clock.dueTimes()).toEqual([]);
  });

  it('says whether what was left could be written', async () => {
    instead.refresh = () => Promise.reject(new SignalboxError('store-full'));
    maintenance.start();
    renew(1);
    await expect(maintenance.stop()).rejects.toMatchObject({ code: 'store-full' });
  });
});
