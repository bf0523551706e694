import { readFileSync } from 'node:fs';
import { aMessage } from '@signalbox/sdk/testing';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { webhook } from './webhook.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('has an example of a channel that works, and whose signature holds', () => {
    const lines = readme.matchAll(/^ {4}(\w+): "?([^"\n]*)"?$/gm);
    const {
      transport,
      signingSecret = '',
      ...given
    } = Object.fromEntries([...lines].map(([, name, value]) => [name, value]));
    expect(transport).toBe('webhook');
    const defaults = { method: 'POST', headers: {}, contentType: 'application/json' } as const;
    const written = { ...defaults, ...given, signingSecret, url: given['url'] ?? '' };
    expect(webhook.check?.(written)).toEqual([]);
    const { body = '', headers } = webhook.request(aMessage({ now: Date.now(), parts: {} }), written);
    expect(new Webhook(signingSecret).verify(body, { ...headers })).toMatchObject({ receiver: 'ops-room' });
  });
});
