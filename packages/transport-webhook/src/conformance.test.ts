import { checkTransport } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { webhook } from './webhook.ts';

const url = 'https://hooks.example/in/sample-token-1?x=1';
const signingSecret = ['whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz', 'whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4'];
const secrets = ['url', 'auth.bearer', 'auth.basic.password', 'auth.header.value', 'signingSecret'];
/** Whoever takes webhooks has no limits that we know, and mentions nobody. */
const hints = { waitHint: 'retry-after', limits: 'none', mentions: 'none' } as const;

describe('the webhook with a token', () => {
  checkTransport(it, webhook, {
    ...hints,
    options: { url, auth: { bearer: 'sample-token-2' }, signingSecret },
    secrets,
    secretsMayBeIn: ['url', 'authorization'],
    judge: ({ body = '' }, message) => {
      if (message.parts['body'] === undefined) expect(JSON.parse(body).alerts).toHaveLength(message.alerts.length);
      else expect(body).toBe(message.parts['body']);
    },
  });
});

describe('the webhook with a header, a short list and another method', () => {
  checkTransport(it, webhook, {
    ...hints,
    options: {
      url,
      method: 'PUT',
      headers: { 'X-Team': 'payments' },
      auth: { header: { name: 'X-Api-Key', value: 'sample-token-3' } },
      maxAlerts: 10,
    },
    notSecret: ['headers.X-Team'],
    secretsMayBeIn: ['url', 'x-api-key'],
    judge: ({ body = '' }, message) => {
      if (message.parts['body'] === undefined) expect(JSON.parse(body).alerts.length).toBeLessThanOrEqual(10);
    },
  });
});

describe('the webhook with basic authentication, and no body', () => {
  checkTransport(it, webhook, {
    ...hints,
    options: { url, method: 'GET', auth: { basic: { username: 'signalbox', password: 'sample-token-4' } } },
    unusedParts: ['body'],
    secretsMayBeIn: ['url', 'authorization'],
  });
});
