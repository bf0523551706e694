import { describe, expect, it } from 'vitest';
import { ok, reject, retry } from './outcome.ts';

describe('an outcome', () => {
  it('has what the host reads, and nothing that is undefined', () => {
    expect(ok).toStrictEqual({ type: 'ok' });
    expect(reject('no such room')).toStrictEqual({ type: 'reject', reason: 'no such room' });
    expect(retry('busy')).toStrictEqual({ type: 'retry', reason: 'busy' });
    expect(retry('busy', 0)).toStrictEqual({ type: 'retry', reason: 'busy', notBefore: 0 });
  });
});
