import type { Credential } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { authenticateSender } from './authenticate-sender.ts';

const basic: Credential = { type: 'basic', username: 'mackerel', password: 'p:ss wörd' };
const bearer: Credential = { type: 'bearer', token: 'tok-1' };
const secret: Credential = { type: 'secret', secret: 's3cret' };

const basicHeader = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const enters = (credentials: readonly Credential[], authorization?: string, shown?: string) =>
  authenticateSender(credentials, { authorization, secret: shown }) === undefined;

describe('credentials', () => {
  it.each([
    ['the right pair', basicHeader('mackerel:p:ss wörd'), true],
    ['the scheme in capitals', basicHeader('mackerel:p:ss wörd').replace('Basic', 'BASIC'), true],
    ['another password', basicHeader('mackerel:other'), false],
    ['the beginning of the password', basicHeader('mackerel:p:ss'), false],
    ['a longer password', basicHeader('mackerel:p:ss wörd!'), false],
    ['another user', basicHeader('mackerei:p:ss wörd'), false],
    ['no password', basicHeader('mackerel:'), false],
    ['no colon', basicHeader('mackerel'), false],
    ['nothing', undefined, false],
    ['an empty header', '', false],
    ['the password as a token', 'Bearer p:ss wörd', false],
  ])('basic: %s', (_what, authorization, expected) => {
    expect(enters([basic], authorization)).toBe(expected);
  });

  it.each([
    ['the token', 'Bearer tok-1', true],
    ['the scheme in small letters', 'bearer tok-1', true],
    ['another token', 'Bearer tok-2', false],
    ['a prefix of it', 'Bearer tok-', false],
    ['the word alone', 'Bearer', false],
    ['two tokens', 'Bearer tok-1 tok-1', false],
    ['the token as a basic password', basicHeader(':tok-1'), false],
  ])('bearer: %s', (_what, authorization, expected) => {
    expect(enters([bearer], authorization)).toBe(expected);
  });

  it('secret: the text, and no other', () => {
    expect(enters([secret], undefined, 's3cret')).toBe(true);
    expect(enters([secret], undefined, 's3cre')).toBe(false);
    expect(enters([secret], undefined, '')).toBe(false);
    expect(enters([secret], 'Bearer s3cret')).toBe(false);
    expect(enters([secret])).toBe(false);
  });

  it('of a list one must hold', () => {
    const list = [basic, bearer, secret];
    expect(enters(list, 'Bearer tok-1')).toBe(true);
    expect(enters(list, basicHeader('mackerel:p:ss wörd'))).toBe(true);
    expect(enters(list, 'Bearer no', 's3cret')).toBe(true);
    expect(enters(list, 'Bearer no')).toBe(false);
  });

  it('are not asked for where there are none', () => {
    expect(enters([])).toBe(true);
  });

  it('that fail are answered with 401, the schemes, and nothing of themselves', () => {
    const problem = authenticateSender([basic, bearer], { authorization: 'Bearer canary', secret: undefined });
    expect(problem).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="signalbox", Bearer realm="signalbox"' },
    });
    expect(JSON.stringify(problem)).not.toMatch(/canary|tok-1|wörd/);
  });
});
