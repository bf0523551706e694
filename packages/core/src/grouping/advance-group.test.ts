import { describe, expect, it } from 'vitest';
import { aGroup, aMember, aPolicy, aTold, aWord } from '../testing/group-builders.ts';
import { span } from '../time/window-between.ts';
import { advanceGroup } from './advance-group.ts';
import type { Group, GroupPolicy, Member } from './group.ts';

const NOW = 2_000;
const names = (members: readonly Member[] = []) => members.map((member) => member.fingerprint);
const over = (name: string, given: Partial<Member> = {}) => aMember(name, { status: 'resolved', ...given });

function look(group: Group, policy: GroupPolicy = aPolicy()) {
  const step = advanceGroup(group, policy, NOW);
  const [notify] = step.notify;
  return {
    step,
    said: notify && {
      reason: notify.reason,
      firing: names(notify.firing),
      resolved: names(notify.resolved),
      suppressed: names(notify.suppressed),
    },
    words: [...(step.group?.told.get('room')?.firing.values() ?? [])],
    leaving: names(step.leaving),
  };
}

describe('what a channel is told', () => {
  const a = aMember('a');
  const recent = 1_990;

  it.each([
    ['all that fires, first', [a], undefined, {}, { reason: 'first', firing: ['a'] }],
    ['what is new', [a, aMember('b')], aTold(recent, aWord('a')), {}, { reason: 'new', firing: ['a', 'b'] }],
    [
      'another severity',
      [a],
      aTold(recent, aWord('a', { severity: 'critical' })),
      {},
      { reason: 'severity', firing: ['a'] },
    ],
    ['an end', [over('a')], aTold(recent, aWord('a')), {}, { reason: 'resolved', resolved: ['a'] }],
    [
      'that it moved',
      [over('a', { moved: true })],
      aTold(recent, aWord('a')),
      {},
      { reason: 'moved', resolved: ['a'] },
    ],
    [
      'an end beside a move',
      [over('a', { moved: true }), over('b')],
      aTold(recent, aWord('a'), aWord('b')),
      {},
      { reason: 'resolved', resolved: ['a', 'b'] },
    ],
    ['a repeat, when it is time', [a], aTold(1_000, aWord('a')), {}, { reason: 'repeat', firing: ['a'] }],
    ['nothing before it is time', [a], aTold(1_001, aWord('a')), {}, undefined],
    ['nothing of what came and went', [over('a')], undefined, {}, undefined],
    [
      'what came and went beside news',
      [aMember('b'), over('a')],
      undefined,
      {},
      { reason: 'first', firing: ['b'], resolved: ['a'] },
    ],
    [
      'nothing of what moved away untold, beside news',
      [aMember('b'), over('a', { moved: true })],
      undefined,
      {},
      { reason: 'first', firing: ['b'] },
    ],
    ['no end of what never arrived', [over('a')], aTold(recent, aWord('a', { heard: 'no' })), {}, undefined],
    [
      'what fires again after a word that never arrived',
      [aMember('a', { arrivedAt: 1_995 })],
      aTold(recent, aWord('a', { heard: 'no', at: recent })),
      {},
      { reason: 'new', firing: ['a'] },
    ],
    [
      'nothing of a word that never arrived, while it is the same',
      [aMember('a', { arrivedAt: recent })],
      aTold(recent, aWord('a', { heard: 'no', at: recent })),
      {},
      undefined,
    ],
    ['nothing that is silenced', [a], undefined, { a: { by: 'silence' } }, undefined],
    [
      'what is silenced beside an end',
      [a, over('b')],
      aTold(recent, aWord('a'), aWord('b')),
      { a: { by: 'silence' } },
      { reason: 'resolved', resolved: ['b'], suppressed: ['a'] },
    ],
    [
      'not what is silenced and was never told, beside news',
      [a, aMember('b')],
      undefined,
      { a: { by: 'inhibition' } },
      { reason: 'first', firing: ['b'] },
    ],
    ['no repeat of what is silenced', [a], aTold(500, aWord('a')), { a: { by: 'silence' } }, undefined],
    [
      'again what was silenced until now',
      [a],
      aTold(recent, aWord('a')),
      { a: { silenceEndedAt: 1_999 } },
      { reason: 'unsuppressed', firing: ['a'] },
    ],
    [
      'not again what was silenced before it was told',
      [a],
      aTold(recent, aWord('a')),
      { a: { silenceEndedAt: 100 } },
      undefined,
    ],
    [
      'again what it was last told is suppressed',
      [a],
      aTold(recent, aWord('a', { suppressed: true })),
      {},
      { reason: 'unsuppressed', firing: ['a'] },
    ],
    [
      'nothing of what came and went silenced, beside news',
      [aMember('b'), over('a', { knownAt: 5 })],
      undefined,
      { a: { silenceEndedAt: 6 } },
      { reason: 'first', firing: ['b'] },
    ],
    [
      'what came and went after its silence, beside news',
      [aMember('b'), over('a', { knownAt: 5 })],
      undefined,
      { a: { silenceEndedAt: 5 } },
      { reason: 'first', firing: ['b'], resolved: ['a'] },
    ],
    [
      'nothing of what is silenced and over, beside news',
      [aMember('b'), over('a')],
      undefined,
      { a: { by: 'silence' } },
      { reason: 'first', firing: ['b'] },
    ],
  ] as const)('%s', (_what, members, told, hushes, said) => {
    const all = said && { firing: [], resolved: [], suppressed: [], ...said };
    expect(look(aGroup({}, members, told), aPolicy({}, hushes)).said).toEqual(all);
  });

  it('nothing while its route is quiet, and what was put off afterwards', () => {
    const group = aGroup({}, [a, over('b')], aTold(1_500, aWord('a'), aWord('b')));
    const quiet = look(group, aPolicy({ quiet: span(1_600, 3_000) }));
    expect(quiet.said).toBeUndefined();
    expect(quiet.leaving).toEqual([]);
    expect(quiet.step.group).toMatchObject({ heldAt: NOW });
    expect(look(group, aPolicy({ quiet: span(1_600, 2_000) })).said).toEqual({
      reason: 'unsuppressed',
      firing: ['a'],
      resolved: ['b'],
      suppressed: [],
    });
  });

  it('no ends, if it does not want them', () => {
    const channels = [{ name: 'room', sendResolved: false, unsent: false }];
    const members = [a, over('b'), over('c')];
    const { said, words, leaving } = look(
      aGroup({}, members, aTold(recent, aWord('a'), aWord('b'))),
      aPolicy({ channels }),
    );
    expect(said).toBeUndefined();
    expect(names(words as never)).toEqual(['a']);
    expect(leaving).toEqual([]);
  });

  it('the end of a debt, and nothing else', () => {
    const channels = [{ name: 'room', sendResolved: true, unsent: false, debt: true as const }];
    const told = aTold(1, aWord('a'), aWord('b'));
    const step = look(aGroup({}, [a, over('b'), aMember('new'), over('gone')], told), aPolicy({ channels }));
    expect(step.said).toEqual({ reason: 'resolved', firing: [], resolved: ['b'], suppressed: [] });
    expect(step.words.map(({ fingerprint }) => fingerprint)).toEqual(['a']);
    expect(look(aGroup({}, [a], told), aPolicy({ channels })).said).toBeUndefined();
  });
});

describe('what is known of a channel afterwards', () => {
  const a = aMember('a');
  const at = NOW;

  it.each([
    ['nothing heard yet', undefined, false, 'pending'],
    ['an unsent message is not heard', aWord('a', { heard: 'pending' }), true, 'pending'],
    ['a sent one is', aWord('a', { heard: 'pending' }), false, 'yes'],
    ['what was heard once stays heard', aWord('a', { heard: 'yes' }), true, 'yes'],
    ['what never arrived is pending again', aWord('a', { heard: 'no' }), false, 'pending'],
  ] as const)('%s', (_what, word, unsent, heard) => {
    const channels = [{ name: 'room', sendResolved: true, unsent }];
    const told = word && aTold(1, word);
    const { words } = look(aGroup({}, [a, aMember('b')], told), aPolicy({ channels }));
    expect(words[0]).toEqual({ fingerprint: 'a', severity: 'warning', at, heard });
  });

  it('that a told alert is suppressed', () => {
    const told = aTold(1, aWord('a', { heard: 'pending' }));
    const { words } = look(aGroup({}, [a, aMember('b')], told), aPolicy({}, { a: { by: 'silence' } }));
    expect(words).toContainEqual({ fingerprint: 'a', severity: 'warning', at, heard: 'yes', suppressed: true });
  });

  it('its thread, for ever; its content, anew', () => {
    const { step } = look(aGroup({}, [a, aMember('b')], aTold(1, aWord('a'))));
    const told = step.group?.told.get('room');
    expect(told).toMatchObject({ thread: 'thread', at });
    expect(told?.contentHash).toBe(step.notify[0]?.contentHash);
    expect(look(aGroup({}, [a])).step.notify[0]?.thread).toMatch(/^group-[0-9a-f]{8}$/);
  });

  it('what it was told, though it is gone from the configuration, until that ends', () => {
    const none = aPolicy({ channels: [] });
    expect(look(aGroup({}, [a], aTold(1, aWord('a'))), none).words).toHaveLength(1);
    expect(look(aGroup({}, [a, over('b')], aTold(1, aWord('a'), aWord('b'))), none).words).toHaveLength(1);
    expect(look(aGroup({}, [over('a')], aTold(1, aWord('a'))), none).step.group).toBeUndefined();
  });
});

describe('a group', () => {
  const a = aMember('a');

  it('forgets changes that it has looked at, and keeps its time of speaking', () => {
    const silent = look(aGroup({ changedAt: 1, wokenAt: 2, heldAt: 3, notifiedAt: 4 }, [a], aTold(1_999, aWord('a'))));
    expect(silent.step.group).toEqual(aGroup({ notifiedAt: 4 }, [a], aTold(1_999, aWord('a'))));
    expect(look(aGroup({ changedAt: 1 }, [a])).step.group).toMatchObject({ notifiedAt: NOW });
  });

  it('remembers that something was held back', () => {
    expect(look(aGroup({}, [a]), aPolicy({}, { a: { by: 'silence' } })).step.group).toMatchObject({ heldAt: NOW });
    expect(look(aGroup({}, [a])).step.group).not.toHaveProperty('heldAt');
  });

  it('is forgotten when all is over and told', () => {
    expect(look(aGroup({}, [over('a')], aTold(1, aWord('a')))).step.group).toBeUndefined();
    expect(look(aGroup({}, [over('a')])).step.group).toBeUndefined();
    expect(look(aGroup({}, [a])).step.group).toBeDefined();
  });

  it('lets go what is over and told, and notices that were told', () => {
    expect(look(aGroup({}, [a, over('b')], aTold(1, aWord('a'), aWord('b')))).leaving).toEqual(['b']);
    expect(look(aGroup({}, [a, over('b')], aTold(1_999, aWord('a')))).leaving).toEqual([]);
    expect(look(aGroup({}, [a, over('b', { moved: true })], aTold(1_999, aWord('a')))).leaving).toEqual(['b']);
    expect(look(aGroup({}, [aMember('n', { notice: true })])).leaving).toEqual(['n']);
    expect(look(aGroup({}, [aMember('n', { notice: true })])).step.group).toBeUndefined();
  });

  it('keeps a notice that is hidden', () => {
    const hidden = look(aGroup({}, [aMember('n', { notice: true }), a]), aPolicy({}, { n: { by: 'silence' } }));
    expect(hidden.leaving).toEqual([]);
    const alone = look(aGroup({}, [aMember('n', { notice: true })]), aPolicy({}, { n: { by: 'silence' } }));
    expect(alone.step.group).toBeDefined();
  });

  it('lets go what came and went hidden', () => {
    expect(
      look(aGroup({}, [a, over('b')], aTold(1_999, aWord('a'))), aPolicy({}, { b: { by: 'silence' } })).leaving,
    ).toEqual(['b']);
  });

  it('keeps no word of a notice', () => {
    expect(look(aGroup({}, [aMember('n', { notice: true }), a])).words.map(({ fingerprint }) => fingerprint)).toEqual([
      'a',
    ]);
  });
});
