import { describe, expect, it } from 'vitest';
import { readWebUrl } from './web-url.ts';

describe('an address on the page', () => {
  it.each([
    ['https://x.example/a b', 'https://x.example/a%20b'],
    ['HTTP://x.example', 'http://x.example/'],
  ])('%s is shown as %s', (text, url) => expect(readWebUrl(text)).toBe(url));

  it.each([
    ...[undefined, '', 'x', '/a', '//x.example/', 'javascript:alert(1)', 'java\nscript:alert(1)'],
    ...['data:image/png;base64,x', 'mailto:a@x.example', 'ftp://x.example/', 'https://['],
  ])('%j is not shown', (text) => expect(readWebUrl(text)).toBeNull());

  it('may be of another protocol where that is allowed', () => {
    expect(readWebUrl('mailto:a@x.example', ['mailto:'])).toBe('mailto:a@x.example');
    expect(readWebUrl('https://x.example/', ['mailto:'])).toBeNull();
  });
});
