import type { Logger } from 'pino';

export interface SignalActions {
  /** SIGTERM and SIGINT; the second of them ends the process at once. */
  close(): Promise<void>;
  /** SIGHUP */
  reload(): Promise<unknown>;
  readonly log: Logger;
}

/** Takes the process's signals, until the function that it gives back is called. */
export function handleSignals({ close, reload, log }: SignalActions): () => void {
  let asked = false;
  const onEnd = (signal: NodeJS.Signals) => {
    if (asked) {
      log.warn({ signal }, 'asked again: ends at once');
      process.exit(1);
    }
    asked = true;
    log.info({ signal }, 'stopping');
    close().catch(onFatal);
  };
  const onReload = () => {
    reload().catch((err: unknown) => log.error({ err }, 'the reload failed'));
  };
  // The log masks secrets; what Node.js would print of an exception does not.
  const onFatal = (err: unknown) => {
    log.fatal({ err }, 'an exception that nobody caught');
    process.exit(1);
  };
  const handlers = [
    ['SIGTERM', onEnd],
    ['SIGINT', onEnd],
    ['SIGHUP', onReload],
    ['uncaughtException', onFatal],
    ['unhandledRejection', onFatal],
  ] as const;
  for (const [event, handler] of handlers) process.on(event, handler);
  return () => {
    for (const [event, handler] of handlers) process.off(event, handler);
  };
}
