import { describe, expect, it } from 'vitest';
import { classifyStatus } from './classify-status.ts';
import type { HttpAnswer } from './http-message.ts';

const NOW = Date.UTC(2026, 10, 23);

describe('a status', () => {
  it.each([
    ...[200, 201, 202, 204, 206, 299].map((status) => [status, 'ok'] as const),
    ...[408, 425, 429, 500, 501, 502, 503, 504, 507, 599].map((status) => [status, 'retry'] as const),
    ...[100, 300, 301, 302, 304, 307, 308, 400, 401, 403, 404, 409, 410, 413, 422, 451, 600].map(
      (status) => [status, 'reject'] as const,
    ),
  ])('%i means %s', (status, type) => {
    expect(classifyStatus(answer(status), NOW).type).toBe(type);
  });

  it.each([408, 425, 429, 500, 503])('%i is tried again when the target said', (status) => {
    expect(classifyStatus(answer(status, { 'retry-after': '30' }), NOW)).toMatchObject({ notBefore: NOW + 30_000 });
    expect(classifyStatus(answer(status), NOW)).not.toHaveProperty('notBefore');
  });

  it.each([
    [404, 'the target answered 404 Not Found'],
    [302, 'the target answered 302 Found; redirects are not followed'],
    [599, 'the target answered 599'],
  ])('%i says why, without a word of the body', (status, reason) => {
    expect(classifyStatus(answer(status), NOW)).toMatchObject({ reason });
  });
});

function answer(status: number, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { get: (name) => headers[name] }, body: 'token=hunter2' };
}
