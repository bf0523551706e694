import { SignalboxError } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { listenError } from './listen-error.ts';

const failure = (code: string) => Object.assign(new Error(`listen ${code}`), { code });
const address = { host: '::1', port: 80 };

describe('a port that cannot be listened on', () => {
  it.each([
    ['EADDRINUSE', 'port-taken'],
    ['EADDRNOTAVAIL', 'listen-failed'],
    ['EACCES', 'listen-failed'],
    ['ENOTFOUND', 'listen-failed'],
  ])('%s is %s, with its address', (code, expected) => {
    const error = listenError(failure(code), address);
    expect(error).toBeInstanceOf(SignalboxError);
    expect(error).toMatchObject({ code: expected, message: expect.stringContaining('[::1]:80') });
  });

  it.each([failure('EMFILE'), new Error('other'), 'text', undefined])('is nothing else: %s', (error) => {
    expect(listenError(error, address)).toBe(error);
  });
});
