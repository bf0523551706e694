import { hostileTexts } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { isMarkup, toText } from '../values/format-value.ts';
import { link, webAddress } from './link.ts';

describe('an address that may be followed', () => {
  it.each([
    ['http://a.example', 'http://a.example'],
    ['https://a.example/b?c=d#e', 'https://a.example/b?c=d#e'],
    ['HTTPS://A.example/', 'HTTPS://A.example/'],
    ['  https://a.example \n', 'https://a.example'],
    ['https://a.example/"><b>', 'https://a.example/"><b>'],
    ['https://日本.example/東京', 'https://日本.example/東京'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]/', 'http://[::1]/'],
  ])('%j', (value, address) => {
    expect(webAddress(value)).toBe(address);
  });

  it.each<[unknown]>([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' javascript:alert(1)//https://a.example'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['vbscript:x'],
    ['file:///etc/passwd'],
    ['ftp://a.example'],
    ['//a.example'],
    ['/a/b'],
    ['a.example'],
    ['https:a.example'],
    ['https:/a.example'],
    ['https://'],
    ['http://a b/'],
    ['http://a.example:99999/'],
    ['https//a.example'],
    [''],
    [undefined],
    [null],
    [5],
    [{ toString: 'https://a.example' }],
    [['https://a.example', 'javascript:x']],
  ])('is not %j', (value) => {
    expect(webAddress(value)).toBeUndefined();
  });
});

describe('link', () => {
  const html = (...args: readonly unknown[]) => link.run(args, { format: 'html', now: 0 });

  it.each<[readonly unknown[], string]>([
    [['https://a.example/', 'see'], '<a href="https://a.example/">see</a>'],
    [['https://a.example/?x=1&y'], '<a href="https://a.example/?x&#61;1&amp;y">https://a.example/?x&#61;1&amp;y</a>'],
    [['https://a.example/"onclick="x', '<b>'], '<a href="https://a.example/&quot;onclick&#61;&quot;x">&lt;b&gt;</a>'],
    [['https://a.example/', ''], '<a href="https://a.example/">https://a.example/</a>'],
    [['https://a.example/', undefined], '<a href="https://a.example/">https://a.example/</a>'],
    [[' https://a.example/ ', 5], '<a href="https://a.example/">5</a>'],
  ])('is an anchor in HTML: %j', (args, expected) => {
    const shown = html(...args);
    expect(isMarkup(shown)).toBe(true);
    expect(toText(shown)).toBe(expected);
  });

  it.each(['text', 'json'] as const)('is a text with its address in %s', (format) => {
    const run = (...args: readonly unknown[]) => link.run(args, { format, now: 0 });
    expect(run('https://a.example/', 'see')).toBe('see (https://a.example/)');
    expect(run('https://a.example/')).toBe('https://a.example/');
    expect(run('https://a.example/', 'https://a.example/')).toBe('https://a.example/');
    expect(run('javascript:alert(1)', 'see')).toBe('see');
    expect(run('javascript:alert(1)')).toBe('javascript:alert(1)');
    expect(run(undefined)).toBe('');
  });

  it('is the text alone, which is escaped as data is, if the address must not be followed', () => {
    expect(html('javascript:alert(1)', '<b>')).toBe('<b>');
    expect(html('javascript:alert(1)')).toBe('javascript:alert(1)');
    expect(html('', '')).toBe('');
  });

  it.each(Object.entries(hostileTexts))('with %s has one anchor at most, and one attribute', (_, long) => {
    const text = long.slice(0, 2_000);
    for (const address of [text, `https://a.example/${text}`]) {
      const shown = html(address, text);
      if (isMarkup(shown)) expect(toText(shown)).toMatch(/^<a href="https?:[^"'<>`=]*">[^"'<>`=]*<\/a>$/is);
    }
  });
});
