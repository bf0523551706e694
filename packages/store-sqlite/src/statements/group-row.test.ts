import type { GroupRecord } from '@signalbox/core/store';
import { expect, it } from 'vitest';
import { groupFrom, groupText } from './group-row.ts';

/** As the first version of Signalbox wrote it. */
const WRITTEN = {
  id: 'g1',
  route: 'payments/routes[0]',
  key: { host: 'web-1' },
  notifiedAt: 2_000,
  told: [
    {
      channel: 'pager',
      thread: 't1',
      at: 2_000,
      contentHash: 'c1',
      firing: [
        { fingerprint: 'f1', severity: 'critical', at: 2_000, heard: 'pending' },
        { fingerprint: 'f2', severity: 'warning', at: 1_000, heard: 'yes', suppressed: true },
      ],
    },
    { channel: 'room', thread: 't2', at: 1_000, contentHash: 'c2', firing: [] },
  ],
};

const GROUP: GroupRecord = {
  id: 'g1',
  route: 'payments/routes[0]',
  key: { host: 'web-1' },
  notifiedAt: 2_000,
  notified: [
    {
      channel: 'pager',
      thread: 't1',
      at: 2_000,
      contentHash: 'c1',
      firing: [
        { fingerprint: 'f1', severity: 'critical', at: 2_000, delivered: 'pending' },
        { fingerprint: 'f2', severity: 'warning', at: 1_000, delivered: 'yes', suppressed: true },
      ],
    },
    { channel: 'room', thread: 't2', at: 1_000, contentHash: 'c2', firing: [] },
  ],
};

it('reads a group that the first version wrote', () => expect(groupFrom(JSON.stringify(WRITTEN))).toEqual(GROUP));

it('writes a group as the first version reads it', () => expect(JSON.parse(groupText(GROUP))).toEqual(WRITTEN));
