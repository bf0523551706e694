import { expect, it } from 'vitest';
import { senderAddress } from './sender-address.ts';

it.each([
  ['/api/v2/alerts', { type: 'alertmanager', secret: undefined }],
  ['/api/v2/alerts?secret=s%20t', { type: 'alertmanager', secret: 's t' }],
  ['/in/mackerel', { type: 'source', name: 'mackerel', secret: undefined }],
  ['/in/mack%65rel/s%2Ft', { type: 'source', name: 'mackerel', secret: 's/t' }],
  ['/in/mackerel?secret=s', { type: 'source', name: 'mackerel', secret: 's' }],
  ['/in/mackerel/path?secret=query', { type: 'source', name: 'mackerel', secret: 'path' }],
  ['/in/mackerel?secret=s&secret=t', { type: 'source', name: 'mackerel', secret: undefined }],
])('%s is one of senders', (url, address) => {
  expect(senderAddress(url)).toEqual(address);
});

it.each([
  '/',
  '/in',
  '/in/',
  '/in/a/b/c',
  '/in/%zz',
  '/in/a/%zz',
  '/api/v2/alerts/groups',
  '/api/v2/alertsx',
  '/metrics',
])('%s is not', (url) => {
  expect(senderAddress(url)).toBeUndefined();
});
