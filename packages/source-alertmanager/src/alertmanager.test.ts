import { describe, expect, it } from 'vitest';
import { alertmanager } from './alertmanager.ts';

const TEN_YEARS_MS = 3_650 * 86_400_000;

describe('the source alertmanager', () => {
  it.each([
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['0s', 0],
    ['9999w', TEN_YEARS_MS],
  ])('with `resolveTimeout: %s` lets an alert fire for %d ms, and says so', (resolveTimeout, ms) => {
    const options = { resolveTimeout };
    expect(alertmanager.renewalMs?.(options)).toBe(ms);
    const { alerts } = alertmanager.read({ body: [{ labels: { a: 'b' } }], receivedAt: 1_000 }, options);
    expect(alerts[0]).toMatchObject(ms === 0 ? { status: 'resolved' } : { status: 'firing', expiresAt: 1_000 + ms });
  });

  it('reads a list as posted alerts, and everything else as a message to a webhook', () => {
    const read = (body: unknown) => alertmanager.read({ body, receivedAt: 0 }, { resolveTimeout: '5m' });
    expect(read([])).toEqual({ alerts: [], problems: [] });
    expect(read({ version: '4', alerts: [] })).toEqual({ alerts: [], problems: [] });
    expect(read('text').problems).toEqual(['the body is neither a list of alerts nor a webhook message']);
  });
});
