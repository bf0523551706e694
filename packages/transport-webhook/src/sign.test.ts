import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { secretProblem, sign } from './sign.ts';

const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
const content = { id: 'd-1', timestamp: Math.floor(Date.now() / 1000), body: '{"a":"障害"}' };

describe('a signature', () => {
  it.each([24, 32, 64])('with a secret of %i bytes is verified by an implementation of others', (bytes) => {
    const headers = {
      'webhook-id': content.id,
      'webhook-timestamp': String(content.timestamp),
      'webhook-signature': sign(content, [secretOf(bytes)]),
    };
    expect(new Webhook(secretOf(bytes)).verify(content.body, headers)).toEqual({ a: '障害' });
  });

  it('is made with each secret, in their order', () => {
    const [old, young] = [secretOf(24), secretOf(32)];
    expect(sign(content, [old, young])).toBe(`${sign(content, [old])} ${sign(content, [young])}`);
    expect(sign(content, [])).toBe('');
  });

  it('is another one for another id, time or body', () => {
    const changed = [content, { ...content, id: 'd-2' }, { ...content, timestamp: 1 }, { ...content, body: '{}' }];
    expect(new Set(changed.map((one) => sign(one, [secretOf(24)]))).size).toBe(4);
  });
});

describe('a signing secret', () => {
  it.each([secretOf(24), secretOf(64)])('%s will do', (secret) => expect(secretProblem(secret)).toBeUndefined());

  it.each([
    ['x'.repeat(40), 'it does not begin with whsec_'],
    [secretOf(24).toUpperCase(), 'it does not begin with whsec_'],
    ['whsec_', 'what follows whsec_ is not base64'],
    [`whsec_${'ä'.repeat(40)}`, 'what follows whsec_ is not base64'],
    [`${secretOf(24)}\n`, 'what follows whsec_ is not base64'],
    [secretOf(23), 'it has 23 bytes, and 24 to 64 are asked for'],
    [secretOf(65), 'it has 65 bytes, and 24 to 64 are asked for'],
  ])('%j will not, and is not repeated', (secret, problem) => {
    expect(secretProblem(secret)).toBe(problem);
  });
});
