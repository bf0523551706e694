import { Command, InvalidArgumentError } from 'commander';
import { describe, expect, it } from 'vitest';
import { addressOption, formatAddress, parseAddress } from './address.ts';

describe('an address', () => {
  it.each([
    ['127.0.0.1:8080', '127.0.0.1', 8080, '127.0.0.1:8080'],
    ['localhost:0', 'localhost', 0, 'localhost:0'],
    ['[::1]:65535', '::1', 65_535, '[::1]:65535'],
    ['[FE80::1]:1', 'FE80::1', 1, '[FE80::1]:1'],
    ['[::ffff:127.0.0.1]:80', '::ffff:127.0.0.1', 80, '[::ffff:127.0.0.1]:80'],
    [':8080', '::', 8080, '[::]:8080'],
    ['alerts.example.com:443', 'alerts.example.com', 443, 'alerts.example.com:443'],
  ])('%s is read, and written again', (text, host, port, written) => {
    expect(parseAddress(text)).toEqual({ host, port });
    expect(formatAddress({ host, port })).toBe(written);
  });

  it.each([
    '',
    '8080',
    'localhost',
    'localhost:',
    'localhost:http',
    '127.0.0.1:65536',
    '127.0.0.1:-1',
    '127.0.0.1:123456',
    '::1:8080',
    '[::1]',
    '[]:80',
    '[localhost]:80',
    'a b:80',
    'http://127.0.0.1:80',
    '127.0.0.1:80 ',
  ])('%j is refused', (text) => {
    expect(() => parseAddress(text)).toThrow(InvalidArgumentError);
  });

  it('is what the option says, or its default', () => {
    const command = () => new Command().addOption(addressOption('--listen <host:port>', 'where', '127.0.0.1:8080'));
    expect(command().parse([], { from: 'user' }).opts()).toEqual({ listen: { host: '127.0.0.1', port: 8080 } });
    expect(command().parse(['--listen', ':1'], { from: 'user' }).opts()).toEqual({ listen: { host: '::', port: 1 } });
    expect(command().helpInformation()).toContain('(default: 127.0.0.1:8080)');
  });
});
