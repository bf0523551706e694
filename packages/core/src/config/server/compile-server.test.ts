import { describe, expect, it } from 'vitest';
import { isLoopback, parseListen } from './compile-server.ts';

describe('an address to listen on', () => {
  it.each([
    ['127.0.0.1:8080', { host: '127.0.0.1', port: 8080 }, true],
    ['127.9.9.9:1', { host: '127.9.9.9', port: 1 }, true],
    ['localhost:0', { host: 'localhost', port: 0 }, true],
    ['[::1]:8080', { host: '::1', port: 8080 }, true],
    ['0.0.0.0:80', { host: '0.0.0.0', port: 80 }, false],
    [':80', { host: '::', port: 80 }, false],
    ['[::]:80', { host: '::', port: 80 }, false],
    ['127.example.com:80', { host: '127.example.com', port: 80 }, false],
    ['localhost.example.com:80', { host: 'localhost.example.com', port: 80 }, false],
  ])('%s', (text, address, loopback) => {
    expect(parseListen(text)).toEqual(address);
    expect(isLoopback(address)).toBe(loopback);
  });

  it.each([
    '',
    '8080',
    'localhost',
    'localhost:',
    'a:b',
    ':65536',
    '::1:80',
    '[x]:80',
    '[127.0.0.1]:80',
    'a b:80',
    'http://x:80',
  ])('%j is none', (text) => expect(parseListen(text)).toBeUndefined());
});
