import type { Secrets } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { createHiddenSecrets } from './hidden-secrets.ts';

const secretsOf = (secret: string) => ({ mask: (text: string) => text.replaceAll(secret, '***') }) as Secrets;

describe('hidden secrets', () => {
  it('are none before a configuration is read', () => {
    expect(createHiddenSecrets().mask('token-1')).toBe('token-1');
  });

  it('are those of several readings: an old token may still come back in an error', () => {
    const hidden = createHiddenSecrets();
    hidden.hide(secretsOf('token-1'));
    hidden.hide(secretsOf('token-2'));
    expect(hidden.mask('token-1 and token-2, not token-3')).toBe('*** and ***, not token-3');
  });

  it('are those of the last eight readings, so that they do not grow for ever', () => {
    const hidden = createHiddenSecrets();
    for (let reading = 0; reading < 9; reading++) hidden.hide(secretsOf(`<${reading}>`));
    expect(hidden.mask('<0><1><8>')).toBe('<0>******');
  });
});
