import { describe, expect, it } from 'vitest';
import { createLog } from './observe/log.ts';
import { handleSignals } from './signals.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'uncaughtException', 'unhandledRejection'];

function someActions() {
  const lines: string[] = [];
  const calls: string[] = [];
  const log = createLog({
    level: 'info',
    mask: (text) => text,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return {
    calls,
    logged: () => lines.map((line) => JSON.parse(line)),
    actions: {
      log,
      close: async () => void calls.push('close'),
      reload: async () => void calls.push('reload'),
    },
  };
}

const countListeners = () => SIGNALS.map((event) => process.listenerCount(event));

/** Calls our listener alone: those of the test runner stay out of it. */
function withSignals(actions: Parameters<typeof handleSignals>[0], use: (send: (event: string) => void) => void): void {
  const before = new Map(SIGNALS.map((event) => [event, process.listeners(event as NodeJS.Signals)]));
  const release = handleSignals(actions);
  try {
    use((event) => {
      const ours = process.listeners(event as NodeJS.Signals).filter((each) => !before.get(event)?.includes(each));
      for (const listener of ours) listener(event as NodeJS.Signals);
    });
  } finally {
    release();
  }
}

describe('the signals of the process', () => {
  it.each(['SIGTERM', 'SIGINT'])('%s stops the server', (signal) => {
    const { actions, calls, logged } = someActions();
    withSignals(actions, (send) => send(signal));
    expect(calls).toEqual(['close']);
    expect(logged()).toMatchObject([{ level: 'info', msg: 'stopping', signal }]);
  });

  it('SIGHUP reads the configuration, as often as it comes', () => {
    const { actions, calls } = someActions();
    withSignals(actions, (send) => {
      send('SIGHUP');
      send('SIGHUP');
    });
    expect(calls).toEqual(['reload', 'reload']);
  });

  it('a reload that fails is logged, and the server goes on', async () => {
    const { actions, calls, logged } = someActions();
    const reload = async () => {
      throw new Error('the store refuses');
    };
    withSignals({ ...actions, reload }, (send) => send('SIGHUP'));
    await new Promise(setImmediate);
    expect(logged()).toMatchObject([
      { level: 'error', msg: 'the reload failed', err: { message: 'the store refuses' } },
    ]);
    expect(calls).toEqual([]);
  });

  it('are given back', () => {
    const before = countListeners();
    const release = handleSignals(someActions().actions);
    expect(countListeners()).toEqual(before.map((count) => count + 1));
    release();
    expect(countListeners()).toEqual(before);
  });
});
