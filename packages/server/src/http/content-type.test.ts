import { expect, it } from 'vitest';
import { checkContentType } from './content-type.ts';

it.each([
  [undefined, true],
  ['', true],
  ['application/json', true],
  ['Application/JSON; charset=utf-8', true],
  ['text/plain;charset=UTF-8', true],
  ['application/vnd.mackerel+json', true],
  ['application/x-www-form-urlencoded', false],
  ['multipart/form-data; boundary=x', false],
  ['application/octet-stream', false],
  ['text/html', false],
])('a body of the type %s is read: %s', (header, taken) => {
  expect(checkContentType(header)?.status).toBe(taken ? undefined : 415);
});
