import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../client/fields.ts';
import { marked, plain } from '../testing/paints.ts';
import { alertPretty, alertsPretty } from './alerts-pretty.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const ALERT = {
  fingerprint: 'f1',
  status: 'firing',
  severity: 'critical',
  source: 'prometheus',
  startsAt: '2026-11-23T09:00:00Z',
  labels: { host: 'db-1', alertname: 'Down' },
};

describe('active alerts', () => {
  it('are a table', () => {
    const text = alertsPretty([ALERT, { ...ALERT, severity: '' }].map(fieldsOf), NOW, plain);
    expect(text.split('\n')).toEqual([
      'FINGERPRINT  SEVERITY  STATE   SINCE                          LABELS',
      'f1           critical  firing  1h ago (2026-11-23 09:00:00Z)  alertname="Down" host="db-1"',
      'f1                     firing  1h ago (2026-11-23 09:00:00Z)  alertname="Down" host="db-1"',
    ]);
  });

  it.each([
    ['firing', {}, '<red>firing</>'],
    ['silenced', { silencedBy: ['s'] }, '<yellow>silenced</>'],
    ['inhibited', { inhibitedBy: ['i'] }, '<yellow>inhibited</>'],
    ['silenced before inhibited', { silencedBy: ['s'], inhibitedBy: ['i'] }, '<yellow>silenced</>'],
    ['resolved, whatever suppresses it', { status: 'resolved', silencedBy: ['s'] }, '<green>resolved</>'],
  ])('are %s', (_what, more, state) => {
    expect(alertsPretty([fieldsOf({ ...ALERT, ...more })], NOW, marked)).toContain(state);
  });

  it('of a server of another version are shown as far as they go', () => {
    expect(alertsPretty([fieldsOf({ fingerprint: 'f1' }), fieldsOf(null)], NOW, plain).split('\n')).toHaveLength(3);
  });

  it('obey nothing of their labels', () => {
    const alert = { ...ALERT, severity: '\u001b[31m', labels: { host: '\u202e\u001b[2J\n' } };
    const text = alertsPretty([fieldsOf(alert)], NOW, plain);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(text.split('\n')).toHaveLength(2);
  });
});

describe('one alert', () => {
  it('is a fact a line', () => {
    const text = alertPretty(
      fieldsOf({
        ...ALERT,
        annotations: { summary: 'no answer\nfor 5m' },
        link: 'https://l',
        arrivedAt: '2026-11-23T09:00:01Z',
        groups: ['g1', 'g2'],
        channels: [
          { channel: 'room', group: 'g1', state: null },
          { channel: 'room', group: 'g2', decidedAt: '2026-11-23T09:59:00Z', state: null },
          { channel: 'pager', group: 'g1', state: null },
        ],
        silencedBy: ['s1'],
      }),
      NOW,
      plain,
    );
    expect(text.split('\n')).toEqual([
      'fingerprint  f1',
      'state        silenced',
      'severity     critical',
      'source       prometheus',
      'labels       alertname="Down"',
      '             host="db-1"',
      'summary      no answer',
      '             for 5m',
      'link         https://l',
      'began        1h ago (2026-11-23 09:00:00Z)',
      'arrived      59m59s ago (2026-11-23 09:00:01Z)',
      'groups       g1',
      '             g2',
      'channels     room (group g1): nothing decided yet',
      '             room (group g2): decided 1m ago (2026-11-23 09:59:00Z); what became of it is kept no longer',
      '             pager: nothing decided yet',
      'silenced by  s1',
    ]);
  });

  it('obeys nothing of its texts', () => {
    const text = alertPretty(fieldsOf({ ...ALERT, annotations: { a: '\u001b[2J\u202e' }, link: '\u0007' }), NOW, plain);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
  });
});
