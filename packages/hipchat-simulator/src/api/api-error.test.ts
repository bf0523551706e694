import { describe, expect, it } from 'vitest';
import { apiError } from './api-error.ts';

describe('an error of the API', () => {
  it.each([
    [400, 'Bad Request'],
    [401, 'Unauthorized'],
    [429, 'Too Many Requests'],
    [503, 'Service Unavailable'],
    [418, 'Error'],
  ])('of %i is called %s', (code, type) => {
    const { status, headers, body } = apiError(code, 'why');
    expect([status, headers]).toEqual([code, { 'content-type': 'application/json' }]);
    expect(JSON.parse(String(body))).toEqual({ error: { code, type, message: 'why' } });
  });
});
