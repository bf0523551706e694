import { describe, expect, it } from 'vitest';
import { classifyAddress } from './address-class.ts';

describe('an address', () => {
  it.each([
    ['169.254.169.254', 'IPv4 link-local, metadata'],
    ['169.254.0.1', 'IPv4 link-local'],
    ['fe80::1', 'IPv6 link-local'],
    ['::ffff:a9fe:a9fe', 'IPv4-mapped'],
    ['::a9fe:a9fe', 'IPv4-compatible'],
    ['64:ff9b::a9fe:a9fe', 'NAT64'],
    ['64:ff9b:1::a9fe:a9fe', 'NAT64, local prefix'],
    ['2002:a9fe:a9fe::', '6to4'],
    ['::ffff:0:a9fe:a9fe', 'SIIT'],
    ['fd00:ec2::254', 'metadata of AWS'],
    ['fd20:ce::254', 'metadata of Google Cloud'],
    ['100.100.100.200', 'metadata of Alibaba Cloud'],
    ['168.63.129.16', 'wire server of Azure'],
    ['64:ff9b::6464:64c8', 'metadata of Alibaba Cloud by NAT64'],
  ])('%s is never contacted (%s)', (address) => {
    expect(classifyAddress(address).reach).toBe('never');
  });

  it.each([
    ...['127.0.0.1', '127.255.255.254', '::1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '::7f00:1'],
    ...['10.0.0.1', '172.16.0.1', '192.168.1.1', 'fc00::1', 'fd12:3456::1', '100.64.0.1', '64:ff9b::a00:1'],
    ...[
      '0.0.0.0',
      '::',
      '224.0.0.1',
      'ff02::1',
      '255.255.255.255',
      '192.0.2.1',
      '198.18.0.1',
      '2001:db8::1',
      'fec0::1',
    ],
    ...['2001:0:4136:e378:8000:63bf:3fff:fdd2', '240.0.0.1'],
  ])('%s is internal', (address) => {
    expect(classifyAddress(address).reach).toBe('internal');
  });

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '2606:4700::1111',
    '::ffff:808:808',
    '64:ff9b::808:808',
    '2002:808:808::',
  ])('%s is public', (address) => {
    expect(classifyAddress(address).reach).toBe('public');
  });
});
