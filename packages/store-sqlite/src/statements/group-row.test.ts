import type { GroupRecord } from '@signalbox/core/store';
import { expect, it } from 'vitest';
import { groupFrom, groupText } from './group-row.ts';

/** The text of a group. In files of the first version what a message called suppressed is `true`. */
const written = (suppressed: unknown) => ({
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
        { fingerprint: 'f2', severity: 'warning', at: 1_000, heard: 'yes', suppressed },
        { fingerprint: 'f3', severity: 'warning', at: 1_000, heard: 'no' },
      ],
    },
    { channel: 'room', thread: 't2', at: 1_000, contentHash: 'c2', firing: [] },
  ],
});

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
        {
          fingerprint: 'f2',
          severity: 'warning',
          at: 1_000,
          delivered: 'yes',
          suppressed: { by: 'silence', since: 1_000 },
        },
        { fingerprint: 'f3', severity: 'warning', at: 1_000, delivered: 'no' },
      ],
    },
    { channel: 'room', thread: 't2', at: 1_000, contentHash: 'c2', firing: [] },
  ],
};

it('reads a group that the first version wrote: suppressed by a silence since its message', () => {
  const group = groupFrom(JSON.stringify(written(true)));
  expect(group).toEqual(GROUP);
  expect(group.notified).toStrictEqual(GROUP.notified);
});

it('writes a group as the first version reads it', () => {
  expect(JSON.parse(groupText(GROUP))).toEqual(written({ by: 'silence', since: 1_000 }));
});

it.each(['silence', 'inhibition', 'mute'] as const)('reads a group as it wrote it: suppressed by %s', (by) => {
  const alert = { fingerprint: 'f1', severity: 'info', at: 5, delivered: 'yes', suppressed: { by, since: 7 } } as const;
  const notified = [{ channel: 'room', thread: 't', at: 5, contentHash: 'c', firing: [alert] }];
  expect(groupFrom(groupText({ ...GROUP, notified }))).toEqual({ ...GROUP, notified });
});
