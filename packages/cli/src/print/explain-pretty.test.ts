import { describe, expect, it } from 'vitest';
import type { Explanation } from '../alerts/explain-alert.ts';
import { plain } from '../testing/paints.ts';
import { explainPretty } from './explain-pretty.ts';

const MATCH = {
  route: 'payments',
  channels: ['pager', 'room'],
  group: { by: ['alertname'], key: { alertname: 'Down' } },
  groupWaitMs: 30_000,
  groupIntervalMs: 300_000,
  repeatIntervalMs: 14_400_000,
  muted: null,
};
const EXPLANATION: Explanation = {
  labels: { service: 'payments' },
  matches: [MATCH],
  channels: ['pager', 'room'],
  silencedBy: [],
  trace: [
    { route: 'shop', matched: false, by: 'service="shop"' },
    { route: 'payments', matched: true, by: 'service="payments"' },
  ],
};

describe('an explanation, for people', () => {
  it('is a tree', () => {
    expect(explainPretty(EXPLANATION, plain).split('\n')).toEqual([
      'service="payments"',
      '├─ ✗ shop  service="shop"',
      '├─ ✓ payments  service="payments"',
      '├─ → payments notifies pager, room',
      '│    group alertname="Down"',
      '│    waits 30s, then every 5m, repeats after 4h',
      '└─ channels: pager, room',
    ]);
  });

  it.each<[string, Partial<Explanation>, string]>([
    ['no labels', { labels: {} }, '{}\n'],
    ['no channel', { channels: [], matches: [{ ...MATCH, channels: [] }] }, '→ payments notifies nobody'],
    ['no channel at all', { channels: [] }, '└─ channels: none: it is dropped'],
    ['one group of all', { matches: [{ ...MATCH, group: { by: [], key: {} } }] }, '│    group all in one'],
    [
      'who steps in',
      { fallbacks: [{ channel: 'pager', fallback: 'room', afterMs: 600_000 }] },
      '├─ room steps in for pager: at once if it rejects a message, else after 10m\n└─ channels: pager, room',
    ],
    [
      'mute times',
      { matches: [{ ...MATCH, muted: { by: ['nights', 'weekends'], until: '2026-11-27T08:00:00+09:00' } }] },
      '│    muted by nights, weekends until 2026-11-27T08:00:00+09:00',
    ],
    [
      'a mute time without an end',
      { matches: [{ ...MATCH, muted: { by: ['n'], until: null } }] },
      'with no end in sight',
    ],
    [
      'a silence',
      { silencedBy: [{ id: 's1', comment: 'rack move', until: '2026-11-27T08:00:00.000Z' }] },
      '├─ silenced by s1 (rack move) until 2026-11-27T08:00:00Z',
    ],
    ['a silence without a comment', { silencedBy: [{ id: 's1', comment: '', until: null }] }, '├─ silenced by s1 with'],
    ['alerts that inhibit it', { inhibitedBy: ['f1', 'f2'] }, '├─ inhibited by f1, f2'],
    ['no wait', { matches: [{ ...MATCH, groupWaitMs: 0 }] }, 'waits 0s, then'],
  ])('with %s', (_what, more, text) => {
    expect(explainPretty({ ...EXPLANATION, ...more }, plain)).toContain(text);
  });

  it('obeys nothing of the labels', () => {
    const evil = { 'a\u202e': '\u001b[2J\u202e' };
    const text = explainPretty(
      { ...EXPLANATION, labels: evil, matches: [{ ...MATCH, group: { by: [], key: evil } }] },
      plain,
    );
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });
});
