import { SignalboxError } from '@signalbox/sdk';

/** The primary result codes of SQLite that mean something of their own here. @see https://www.sqlite.org/rescode.html */
const BUSY = 5;
const CORRUPT = 11;
const FULL = 13;
const NOT_A_DATABASE = 26;

/** What an error of SQLite says; its extended codes count as their primary one. */
export type SqliteFault = 'busy' | 'damaged' | 'full' | 'foreign' | 'other';

export function faultOf(error: unknown): SqliteFault {
  switch (primaryCode(error)) {
    case BUSY:
      return 'busy';
    case CORRUPT:
      return 'damaged';
    case FULL:
      return 'full';
    case NOT_A_DATABASE:
      return 'foreign';
    default:
      return 'other';
  }
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

/**
 * What an error inside a transaction means to those who wait for it. Only "full" is a certain no: SQLite
 * gives it for a write that did not fit, before anything was synced. After any other error the rows may be on disk.
 */
export function commitFailure(error: unknown): SignalboxError {
  if (SignalboxError.is(error)) return error;
  return new SignalboxError(faultOf(error) === 'full' ? 'store-full' : 'store-commit-unknown', {}, { cause: error });
}

/** What an error means that stops the store from being opened, or read. */
export function accessFailure(path: string, error: unknown): SignalboxError {
  if (SignalboxError.is(error)) return error;
  const detail = error instanceof Error ? error.message : String(error);
  switch (faultOf(error)) {
    case 'busy':
      return new SignalboxError('store-locked', { path }, { cause: error });
    case 'damaged':
      return new SignalboxError('store-damaged', { path, detail }, { cause: error });
    case 'foreign':
      return new SignalboxError('store-foreign', { path }, { cause: error });
    case 'full':
      return new SignalboxError('store-full', {}, { cause: error });
    case 'other':
      return new SignalboxError('store-unusable', { path, detail }, { cause: error });
  }
}
