import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../client/fields.ts';
import { plain } from '../testing/paints.ts';
import { groupPretty, groupsPretty } from './groups-pretty.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const GROUP = {
  id: 'g1',
  route: 'payments',
  key: { host: 'db-1' },
  firing: 2,
  suppressed: 1,
  resolved: 0,
  notifiedAt: '2026-11-23T09:59:00Z',
  dueAt: '2026-11-23T10:04:00Z',
  muted: false,
  members: ['f1', 'f2'],
  channels: [{ channel: 'room', toldAt: '2026-11-23T09:59:00Z', toldFiring: 2 }, { channel: 'pager' }],
};
const row = (more: object) => groupsPretty([fieldsOf({ ...GROUP, ...more })], NOW, plain).split('\n')[1];

describe('open groups', () => {
  it.each([
    [
      'notified',
      {},
      'g1  payments  2       1           0         1m ago (2026-11-23 09:59:00Z)  in 4m (2026-11-23 10:04:00Z)  host="db-1"',
    ],
    [
      'never notified',
      { notifiedAt: null, dueAt: null },
      'g1  payments  2       1           0         never     -          host="db-1"',
    ],
    [
      'muted',
      { notifiedAt: null, muted: true },
      'g1  payments  2       1           0         never     muted      host="db-1"',
    ],
    [
      'of all alerts',
      { key: {}, notifiedAt: null, dueAt: null },
      'g1  payments  2       1           0         never     -          all in one',
    ],
  ])('%s', (_what, more, line) => {
    expect(row(more)).toBe(line);
  });

  it('obey nothing of their keys', () => {
    expect(row({ key: { host: '\u001b[2J\u202e' } })).not.toMatch(/[\p{Cc}\u202e]/u);
  });
});

describe('one group', () => {
  it('says of each channel what it was notified of', () => {
    expect(groupPretty(fieldsOf(GROUP), NOW, plain).split('\n')).toEqual([
      'id          g1',
      'route       payments',
      'key         host="db-1"',
      'firing      2',
      'suppressed  1',
      'resolved    0',
      'notified    1m ago (2026-11-23 09:59:00Z)',
      'next look   in 4m (2026-11-23 10:04:00Z)',
      'channels    room: notified 1m ago (2026-11-23 09:59:00Z), 2 firing there',
      '            pager: not notified yet',
      'members     f1',
      '            f2',
    ]);
  });

  it('says that it is muted, only then', () => {
    expect(groupPretty(fieldsOf({ ...GROUP, muted: true }), NOW, plain)).toContain('muted       now');
  });
});
