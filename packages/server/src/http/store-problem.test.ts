import { SignalboxError } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { storeProblem } from './store-problem.ts';

describe('an error of the engine', () => {
  it.each([
    [
      'a full disk may take a while',
      new SignalboxError('store-full', { path: 's.db', detail: 'disk full' }),
      503,
      '30',
    ],
    [
      'a commit of unknown fate is repeated soon',
      new SignalboxError('store-commit-unknown', { path: 's.db', detail: 'io error' }),
      503,
      '5',
    ],
  ])('%s', (_what, error, status, retryAfter) => {
    expect(storeProblem(error)).toEqual({
      status,
      code: 'store-unavailable',
      detail: error.message,
      headers: { 'retry-after': retryAfter },
    });
  });

  it('about a source that is gone since the request began is the 404 of an unknown source', () => {
    const error = new SignalboxError('source-gone', { source: 'list' });
    expect(storeProblem(error)).toEqual({ status: 404, code: 'unknown-source', detail: error.message });
  });

  it('that is not one of ours goes on to whoever answers 500', () => {
    const error = new TypeError('a bug');
    expect(() => storeProblem(error)).toThrow(error);
  });
});
