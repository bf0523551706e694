import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets } from './secrets.ts';

describe('the secrets of a configuration', () => {
  it('never show, whatever stands around them', () => {
    const secret = fc.string({ minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
        fc.pre(!'***'.includes(value) && !value.includes('*'));
        expect(createSecrets({ values: [value] }).mask(before + value + after)).not.toContain(value);
      }),
      { seed: 11 },
    );
  });
});
