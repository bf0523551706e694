import { describe, expect, it } from 'vitest';
import { createHeadReader } from './readable-head.ts';

const read = (...chunks: readonly string[]) => {
  const reader = createHeadReader();
  return chunks.map((chunk) => reader.read(Buffer.from(chunk, 'latin1')).toString('latin1')).join('');
};

describe('the beginning of an answer', () => {
  it.each([
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok',
    'HTTP/1.1 204 \r\n\r\n',
    'HTTP/1.0 200\r\nX-A: \xe9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    '220 mail.example.com ESMTP\r\n',
    `HTTP/1.1 200 OK\r\na: ${'x'.repeat(70_000)}`,
  ])('stays as it is where the parser can judge it: %j', (text) => expect(read(text)).toBe(text));

  it.each([
    ['HTTP/1.1 100 \r\n\r\nHTTP/1.1 103 X\r\na: b\r\n\r\nHTTP/1.1 204 X\r\n\r\n', 'HTTP/1.1 204 X\r\n\r\n'],
    ['HTTP/1.1 200 OK\na: b\n\nrest\n', 'HTTP/1.1 200 OK\r\na: b\r\nconnection: close\r\n\r\nrest\n'],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: gzip, Chunked\r\nConnection: keep-alive\r\n\r\n0\r\n\r\n',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n0\r\n\r\n',
    ],
    [
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nab',
    ],
  ])('%j is mended', (text, passed) => {
    expect(read(text)).toBe(passed);
    expect(read(...text)).toBe(passed);
  });

  it('is looked for again with the next request alone', () => {
    const reader = createHeadReader();
    const interim = Buffer.from('HTTP/1.1 100 \r\n\r\n');
    const final = Buffer.from('HTTP/1.1 200 X\r\n\r\n');
    expect([reader.read(final), reader.read(interim)]).toEqual([final, interim]);
    reader.expectHead();
    expect(reader.read(Buffer.concat([interim, final]))).toEqual(final);
  });
});
