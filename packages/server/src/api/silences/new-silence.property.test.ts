import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSendable } from '../../testing/check-against-openapi.ts';
import { readNewSilence } from './new-silence.ts';

const VALID = {
  matchers: ['host="db-1"'],
  startsAt: '2026-11-27T15:00:00+09:00',
  endsAt: '2026-11-27T10:00:00Z',
  author: 'kana',
  comment: 'new disks',
};

describe('a silence that a person sends', () => {
  it('is read as the OpenAPI document has it, whatever is missing, added or of another type', () => {
    const odd = fc.oneof(
      fc.constantFrom(null, true, false, 0, 1.5, '', ' ', 'x', '2026-11-27T10:00:00Z', '2026-11-27'),
      fc.constant([]),
      fc.constant({}),
      fc.constant(['a=b']),
    );
    const keys = fc.constantFrom(...Object.keys(VALID), 'force', 'Force', 'id', 'constructor');
    fc.assert(
      fc.property(fc.dictionary(keys, odd, { maxKeys: 3 }), fc.subarray(Object.keys(VALID)), (added, removed) => {
        const kept = Object.fromEntries(Object.entries(VALID).filter(([key]) => !removed.includes(key)));
        const body = { ...kept, ...added };
        expect(readNewSilence(body).ok).toBe(isSendable('NewSilence', body));
      }),
      { seed: 27, numRuns: 500 },
    );
  });
});
