import { describe, expect, it } from 'vitest';
import { parseWebAddress } from './web-address.ts';

describe('a web address', () => {
  it.each([
    ['https://mon.example/alerts/1', 'https://mon.example/alerts/1'],
    ['http://mon.example', 'http://mon.example/'],
    ['HTTPS://Mon.Example:443/A b', 'https://mon.example/A%20b'],
    ['https://user:pass@host:8443/?q=1#x', 'https://user:pass@host:8443/?q=1#x'],
    ['https://例え.example/', 'https://xn--r8jz45g.example/'],
    ['https://x.example/\ud83d', 'https://x.example/%EF%BF%BD'],
    ['http://[::1]:80/', 'http://[::1]/'],
  ])('%s is one', (text, href) => expect(parseWebAddress(text)?.href).toBe(href));

  it.each([
    ...['', 'x', '/alerts/1', '//mon.example/', 'mon.example:8080', 'http://', 'https://['],
    ...['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://x.example/', 'mailto:a@x.example'],
    ...['blob:https://x.example/1', null, undefined, 7, true, {}, ['https://x.example/']],
    ...[{ href: 'https://x.example/', protocol: 'https:' }, new URL('https://x.example/')],
  ])('%j is none', (value) => expect(parseWebAddress(value)).toBeUndefined());
});
