import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../client/fields.ts';
import { marked, plain } from '../testing/paints.ts';
import { groupPretty, groupsPretty } from './groups-pretty.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const GROUP = {
  id: 'g1',
  route: 'payments',
  key: { host: 'db-1' },
  firing: 2,
  suppressed: 1,
  resolved: 0,
  decidedAt: '2026-11-23T09:59:00Z',
  dueAt: '2026-11-23T10:04:00Z',
  muted: false,
  members: ['f1', 'f2'],
  channels: [
    {
      ...{ channel: 'room', state: 'sent', firing: 2, lastDeliveredAt: '2026-11-23T09:59:02Z' },
      ...{ decidedAt: '2026-11-23T09:59:00Z', settledAt: '2026-11-23T09:59:02Z' },
    },
    { channel: 'pager', decidedAt: null, state: null },
  ],
};
const row = (more: object) => groupsPretty([fieldsOf({ ...GROUP, ...more })], NOW, plain).split('\n')[1];

describe('open groups', () => {
  it.each([
    [
      'decided',
      {},
      'g1  payments  2       1           0         1m ago (2026-11-23 09:59:00Z)  in 4m (2026-11-23 10:04:00Z)  room delivered  host="db-1"',
    ],
    [
      'never decided',
      { decidedAt: null, dueAt: null },
      'g1  payments  2       1           0         never    -          room delivered  host="db-1"',
    ],
    [
      'muted',
      { decidedAt: null, muted: true },
      'g1  payments  2       1           0         never    muted      room delivered  host="db-1"',
    ],
    [
      'of all alerts',
      { key: {}, decidedAt: null, dueAt: null },
      'g1  payments  2       1           0         never    -          room delivered  all in one',
    ],
  ])('%s', (_what, more, line) => {
    expect(row(more)).toBe(line);
  });

  it.each([
    ['a dead letter in red', ['sent', 'dead', 'waiting'], '<red>a delivered, b dead, c waiting</>'],
    ['what waits in yellow', ['sent', 'waiting'], '<yellow>a delivered, b waiting</>'],
  ])('show what became of the last decisions: %s', (_what, states, cell) => {
    const channels = states.map((state, index) => ({ channel: 'abc'[index], state }));
    expect(groupsPretty([fieldsOf({ ...GROUP, channels })], NOW, marked)).toContain(`  ${cell}  host`);
  });

  it('show nothing of channels for which nothing was decided', () => {
    expect(row({ channels: [{ channel: 'pager', state: null }] })).toMatch(/\) {2}- +host="db-1"$/);
  });

  it('obey nothing of their keys', () => {
    expect(row({ key: { host: '\u001b[2J\u202e' } })).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('one group', () => {
  it('says of each channel what became of the last decision', () => {
    expect(groupPretty(fieldsOf(GROUP), NOW, plain).split('\n')).toEqual([
      'id          g1',
      'route       payments',
      'key         host="db-1"',
      'firing      2',
      'suppressed  1',
      'resolved    0',
      'decided     1m ago (2026-11-23 09:59:00Z)',
      'next look   in 4m (2026-11-23 10:04:00Z)',
      'channels    room: delivered 58s ago (2026-11-23 09:59:02Z), 2s after the decision, 2 firing there',
      '            pager: nothing decided yet',
      'members     f1',
      '            f2',
    ]);
  });

  it('says that it is muted, only then', () => {
    expect(groupPretty(fieldsOf({ ...GROUP, muted: true }), NOW, plain)).toContain('muted       now');
  });
});
