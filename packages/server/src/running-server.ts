import type { Engine } from '@signalbox/core';
import type { ReloadReport } from './configuration/live-configuration.ts';
import type { Serving } from './http/serving.ts';
import { handleSignals } from './signals.ts';

export interface RunningServer {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly engine: Engine;
  /** Reads the configuration now. */
  reload(): Promise<ReloadReport>;
  /** Stops accepting requests, finishes those under way, and leaves the rest to the next start. */
  close(): Promise<void>;
  /** Fulfilled when it has ended, by `close` or by a signal. */
  readonly ended: Promise<void>;
}

export interface RunningParts {
  readonly url: string;
  readonly serving: Serving;
  readonly close: () => Promise<void>;
  /** Take the process's signals? */
  readonly signals: boolean;
}

export function runServer({ url, serving, close, signals }: RunningParts): RunningServer {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  // A caller of `close` alone learns of a failure there.
  ended.catch(() => undefined);
  let closing: Promise<void> | undefined;
  const closeOnce = () => {
    closing ??= close().finally(release);
    closing.then(resolve, reject);
    return closing;
  };
  const reload = () => serving.reload();
  const release = signals ? handleSignals({ close: closeOnce, reload, log: serving.log }) : () => undefined;
  return { url, engine: serving.engine, reload, close: closeOnce, ended };
}
