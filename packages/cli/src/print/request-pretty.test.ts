import { describe, expect, it } from 'vitest';
import { plain } from '../testing/paints.ts';
import { requestPretty } from './request-pretty.ts';

describe('a request, for people', () => {
  it.each([
    [
      'with JSON',
      { method: 'POST', url: 'https://h/', headers: { a: 'b' }, json: { x: 1 } },
      'POST https://h/\na: b\n\n{\n  "x": 1\n}\n',
    ],
    ['with a text', { method: 'PUT', url: 'https://h/', body: 'one\ntwo' }, 'PUT https://h/\n\none\ntwo\n'],
    ['without a body', { method: 'GET', url: 'https://h/' }, 'GET https://h/\n\n\n'],
    ['with JSON that is nothing', { method: 'POST', url: 'https://h/', json: null }, 'POST https://h/\n\nnull\n'],
    ['of a transport without HTTP', { log: { msg: 'm' } }, '{\n  "log": {\n    "msg": "m"\n  }\n}'],
  ])('%s', (_what, request, text) => {
    expect(requestPretty(request, plain)).toBe(text);
  });

  it('obeys nothing that is in it', () => {
    const request = { method: 'POST', url: 'https://h/\u001b', headers: { a: '\r\u202e' }, body: '\u001b[2J' };
    expect(requestPretty(request, plain)).toBe('POST https://h/\\u001b\na: \\u000d\\u202e\n\n\\u001b[2J\n');
    expect(requestPretty({ log: { msg: '\u202e' } }, plain)).toContain('\\u202e');
  });
});
