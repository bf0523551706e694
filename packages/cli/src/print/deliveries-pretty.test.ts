import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../client/fields.ts';
import { marked, plain } from '../testing/paints.ts';
import { deliveriesPretty, deliveryPretty } from './deliveries-pretty.ts';

const NOW = Date.parse('2026-11-27T10:00:00Z');
const DELIVERY = {
  id: 'g1-12',
  channel: 'pager',
  transport: 'hipchat',
  state: 'dead',
  reason: 'first',
  route: 'payments',
  group: 'g1',
  severity: 'critical',
  firing: 2,
  resolved: 1,
  suppressed: 0,
  decidedAt: '2026-11-27T09:59:00Z',
  settledAt: '2026-11-27T09:59:01Z',
  nextAttemptAt: null,
  attempts: 1,
  lastError: '401: the token is unknown',
};

const row = (more: object) => deliveriesPretty([fieldsOf({ ...DELIVERY, ...more })], NOW, plain).split('\n')[1];

describe('deliveries', () => {
  it.each([
    [
      'dead letter',
      {},
      'g1-12  dead   1m ago (2026-11-27 09:59:00Z)  pager    first   2 firing, 1 resolved  1         -     payments  401: the token is unknown',
    ],
    [
      'one that waits',
      { state: 'waiting', nextAttemptAt: '2026-11-27T10:00:15Z', lastError: null, resolved: 0 },
      'g1-12  waiting  1m ago (2026-11-27 09:59:00Z)  pager    first   2 firing  1         in 15s (2026-11-27 10:00:15Z)  payments  -',
    ],
  ])('are listed: a %s', (_what, more, line) => {
    expect(row(more)).toBe(line);
  });

  it.each([
    ['dead', '<red>dead</>'],
    ['waiting', '<yellow>waiting</>'],
    ['sent', '<green>sent</>'],
    ['superseded', '  superseded  '],
  ])('show in colours what became of them: %s', (state, cell) => {
    expect(deliveriesPretty([fieldsOf({ ...DELIVERY, state })], NOW, marked)).toContain(cell);
  });

  it('obey nothing of what a target answered', () => {
    expect(row({ lastError: '\u001b[2J\u202e' })).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('one delivery', () => {
  const request = { method: 'POST', url: 'https://h.example/***', headers: { 'x-a': '1' }, body: '{"a":1}' };
  const attempt = {
    startedAt: '2026-11-27T09:59:00.500Z',
    endedAt: '2026-11-27T09:59:00.907Z',
    outcome: 'reject',
    status: 401,
    reason: 'the token is unknown',
    request,
  };
  const shown = (more: object) => deliveryPretty(fieldsOf({ ...DELIVERY, ...more }), NOW, plain);

  it('is a fact a line, with its alerts and every attempt', () => {
    const alerts = [{ fingerprint: 'f1', status: 'firing', labels: { host: 'db-1', alertname: 'Down' } }];
    expect(shown({ alerts, tries: [attempt] }).split('\n')).toEqual([
      'id          g1-12',
      'state       dead',
      'channel     pager',
      'transport   hipchat',
      'reason      first',
      'route       payments',
      'group       g1',
      'severity    critical',
      'says        2 firing, 1 resolved',
      'decided     1m ago (2026-11-27 09:59:00Z)',
      'settled     59s ago (2026-11-27 09:59:01Z)',
      'attempts    1',
      'last error  401: the token is unknown',
      'alerts      f1  firing  alertname="Down" host="db-1"',
      '',
      'attempt 1  1m ago (2026-11-27 09:59:00Z)',
      'took       407ms',
      'outcome    reject',
      'status     401',
      'why        the token is unknown',
      '',
      'POST https://h.example/***',
      'x-a: 1',
      '',
      '{"a":1}',
    ]);
  });

  it('shows an attempt without an answer, and one whose request is kept no longer', () => {
    const silent = { ...attempt, status: null, outcome: 'unknown', request: null };
    const text = shown({ tries: [silent, silent] });
    expect(text).toContain('attempt 2');
    expect(text).not.toMatch(/status|POST/);
  });

  it('shows what a transport says that sends by itself', () => {
    const text = shown({ tries: [{ ...attempt, request: { method: null, url: null, headers: {}, body: 'a line' } }] });
    expect(text).toMatch(/unknown\n\na line$/);
  });

  it('obeys nothing of what was sent', () => {
    const evil = '\u001b[2J\u202e';
    const odd = {
      ...attempt,
      request: { method: evil, url: `https://${evil}`, headers: { [evil]: evil }, body: evil },
    };
    for (const tries of [[odd], [{ ...odd, request: { ...odd.request, url: null } }]])
      expect(shown({ tries })).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });
});
