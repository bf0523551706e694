import { describe, expect, it } from 'vitest';
import type { NotifiedAlert } from '../store/index.ts';
import type { Suppression } from '../suppression/suppression.ts';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import { windowBetween } from '../time/window-between.ts';
import { noteSuppressed } from './note-suppressed.ts';

const NOW = 2_000;
const muted = { muteWindow: windowBetween(NOW, NOW + 1) };
const free = { muteWindow: windowBetween(NOW + 1, NOW + 2) };

describe('what channels were notified of', () => {
  const told = aNotifiedAlert('a');
  const earlier = { by: 'silence', since: 1_000 } as const;

  it.each<[string, NotifiedAlert, Suppression | undefined, object, NotifiedAlert['suppressed']]>([
    ['is silenced from now on', told, 'silence', {}, { by: 'silence', since: NOW }],
    ['is muted from now on', told, undefined, muted, { by: 'mute', since: NOW }],
    ['is silenced before it is muted', told, 'silence', muted, { by: 'silence', since: NOW }],
    ['is muted, although it is inhibited', told, 'inhibition', muted, { by: 'mute', since: NOW }],
    ['is not noted as inhibited: only a message says so', told, 'inhibition', {}, undefined],
    ['is free', told, undefined, {}, undefined],
    ['is free before the mute time', told, undefined, free, undefined],
    ['is suppressed as it was noted before', { ...told, suppressed: earlier }, 'silence', muted, earlier],
    ['is noted as suppressed until it is notified again', { ...told, suppressed: earlier }, undefined, {}, earlier],
  ])('%s', (_what, alert, suppression, policy, suppressed) => {
    const group = aGroup({}, [aMember('a')], aNotified(100, alert));
    const noted = noteSuppressed(group, aPolicy(policy, suppression && { a: suppression }), NOW);
    const { suppressed: _before, ...facts } = alert;
    expect(noted.notified.get('room')?.firing.get('a')).toStrictEqual(
      suppressed === undefined ? facts : { ...facts, suppressed },
    );
    expect(noted === group).toBe(suppressed === alert.suppressed);
  });

  it('is noted channel by channel, and alert by alert; all else stays as it is', () => {
    const room = aNotified(100, aNotifiedAlert('a'), aNotifiedAlert('b', { delivered: 'no' }));
    const pager = aNotified(200, aNotifiedAlert('b'));
    const both = { ...aNotified(300, aNotifiedAlert('a'), aNotifiedAlert('c')), thread: 'other', contentHash: 'c' };
    const group = aGroup(
      {
        changedAt: 7,
        notifiedAt: 300,
        notified: new Map([
          ['room', room],
          ['pager', pager],
          ['both', both],
        ]),
      },
      [],
    );
    const before = structuredClone(group);
    const suppressed = { by: 'silence', since: NOW } as const;
    const noted = noteSuppressed(group, aPolicy({}, { a: 'silence', c: 'silence' }), NOW);
    expect(noted).toEqual({
      ...group,
      notified: new Map([
        [
          'room',
          {
            ...room,
            firing: new Map([
              ['a', { ...aNotifiedAlert('a'), suppressed }],
              ['b', aNotifiedAlert('b', { delivered: 'no' })],
            ]),
          },
        ],
        ['pager', pager],
        [
          'both',
          {
            ...both,
            firing: new Map([
              ['a', { ...aNotifiedAlert('a'), suppressed }],
              ['c', { ...aNotifiedAlert('c'), suppressed }],
            ]),
          },
        ],
      ]),
    });
    expect([...noted.notified.keys()]).toEqual(['room', 'pager', 'both']);
    expect(group).toEqual(before);
  });

  it('is nothing in a group that notified nobody', () => {
    const group = aGroup({}, [aMember('a')]);
    expect(noteSuppressed(group, aPolicy(muted, { a: 'silence' }), NOW)).toBe(group);
  });
});
