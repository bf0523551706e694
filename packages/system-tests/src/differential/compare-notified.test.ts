import { describe, expect, it } from 'vitest';
import { channelsOf, compareNotified } from './compare-notified.ts';
import type { GroupMessage, RecordedMessage } from './message-recorder.ts';
import { disk, type Scenario } from './scenario.ts';

const UNIT_MS = 1_000;
const START_AT = 50_000;

/** A message after so many units; `+a -b` is written as in a scenario. */
function message(atUnits: number, words: string, about: Partial<GroupMessage> = {}): RecordedMessage {
  const signs = words.split(' ');
  const alerts = signs.map((word) => ({
    status: word.startsWith('+') ? 'firing' : 'resolved',
    labels: { alertname: 'Disk', id: word.slice(1), scenario: '001' },
  }));
  const status = words.includes('+') ? 'firing' : 'resolved';
  const groupLabels = { alertname: 'Disk', scenario: '001' };
  return { at: START_AT + atUnits * UNIT_MS, body: { status, groupLabels, alerts, ...about } };
}

type Posted = Readonly<Record<string, readonly RecordedMessage[]>>;

/** Compares what was posted to `room`, or to the channels that are named. */
function compare(scenario: Partial<Scenario>, theirs: Posted, ours: Posted) {
  const postedTo = (path: string) => {
    const [, side, channel = ''] = path.split('/');
    return (side === 'am' ? theirs : ours)[channel] ?? [];
  };
  const whole = { name: 'a scenario', steps: [], notified: disk('+a', '-a'), ...scenario };
  return compareNotified(whole, { theirs: '/am', ours: '/sb' }, { postedTo }, { startAt: START_AT, unitMs: UNIT_MS });
}

const asExpected: Posted = { room: [message(1, '+a'), message(3, '-a')] };

describe('two programs that are compared', () => {
  it('agree when both told what is expected, at about the same time', () => {
    const later = { room: [message(1.7, '+a'), message(3.7, '-a')] };
    expect(compare({}, asExpected, later).problem).toBe('');
    expect(compare({}, later, asExpected).problem).toBe('');
  });

  it.each<[string, Posted]>([
    ['nothing', {}],
    ['a message less', { room: [message(1, '+a')] }],
    ['a message more', { room: [message(1, '+a'), message(2, '+a'), message(3, '-a')] }],
    ['another alert', { room: [message(1, '+b'), message(3, '-a')] }],
    ['an alert more', { room: [message(1, '+a +b'), message(3, '-a')] }],
    ['the other order', { room: [message(1, '-a'), message(3, '+a')] }],
    ['another status', { room: [message(1, '+a'), message(3, '-a', { status: 'firing' })] }],
    ['another group', { room: [message(1, '+a', { groupLabels: { alertname: 'Cpu' } }), message(3, '-a')] }],
  ])('do not agree when one of the two told %s', (_what, notified) => {
    expect(compare({}, notified, asExpected).problem).toMatch(/^Alertmanager told room\//);
    expect(compare({}, asExpected, notified).problem).toMatch(/^Signalbox told room\//);
  });

  it('do not agree when both told the same, and not what is expected', () => {
    const { problem } = compare({ notified: disk('+a') }, asExpected, asExpected);
    expect(problem).toBe(
      'Alertmanager told room/Disk +a | -a, expected is +a; Signalbox told room/Disk +a | -a, expected is +a',
    );
  });

  it('do not agree when one told a channel of a route that is not expected to hear anything', () => {
    const routes = [{ routes: [{ to: ['pager'] }] }];
    const { problem } = compare({ routes }, asExpected, { ...asExpected, pager: [message(1, '+a')] });
    expect(problem).toBe('Signalbox told pager/Disk +a, expected is nothing');
  });

  it.each([
    ['sooner', 0.2, '0.80'],
    ['later', 1.8, '-0.80'],
  ])('do not agree when ours came much %s', (_what, at, units) => {
    const { problem } = compare({ notified: disk('+a') }, { room: [message(1, '+a')] }, { room: [message(at, '+a')] });
    expect(problem).toBe(`message 1 of room/Disk: ours came ${units} units sooner`);
  });

  it('agree when ours came as much sooner as the scenario says, and no more', () => {
    const at = (units: number) => ({ room: [message(units, '+a')] });
    expect(compare({ notified: disk('+a'), ahead: 1 }, at(3), at(1.5)).problem).toBe('');
    expect(compare({ notified: disk('+a'), ahead: 1 }, at(3), at(1.2)).problem).toContain(
      'ours came 1.80 units sooner',
    );
    expect(compare({ notified: disk('+a'), ahead: -1 }, at(3), at(4.5)).problem).toBe('');
  });

  it('are shown side by side, with the times in units', () => {
    const { sides } = compare({}, asExpected, { room: [message(1.25, '+a')] });
    expect(sides.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['channel/group', 'Alertmanager', 'Signalbox'],
      ['room/Disk', '1.00: +a', '1.25: +a'],
      ['room/Disk', '3.00: -a'],
    ]);
  });
});

describe('two programs that differ on purpose', () => {
  const differs = { as: 'A difference', ours: disk('+a', '-a ~b (firing)') };
  const suppressed = [{ labels: { alertname: 'Disk', id: 'b', scenario: '001' } }];
  const ours = { room: [message(1, '+a'), message(3, '-a', { status: 'firing', signalbox: { suppressed } })] };

  it('tell each what is documented, with what goes on under a silence', () => {
    expect(compare({ differs }, asExpected, ours).problem).toBe('');
  });

  it('do not do so when ours tells the same as theirs', () => {
    expect(compare({ differs }, asExpected, asExpected).problem).toContain('Signalbox told room/Disk +a | -a');
  });

  it('do not do so when theirs tells the same as ours', () => {
    expect(compare({ differs }, ours, ours).problem).toContain('Alertmanager told room/Disk');
  });

  it('do not show to scenarios without a difference what goes on under a silence', () => {
    const quietly = { room: [message(1, '+a', { signalbox: { suppressed } }), message(3, '-a')] };
    expect(compare({}, asExpected, quietly).problem).toBe('');
  });
});

describe('the channels of routes', () => {
  it('are all that are named, at any depth, and `room`', () => {
    const routes = [{ to: ['a', 'b'] }, { routes: [{ to: ['b', 'c'], routes: [{ to: ['d'] }] }] }];
    expect([...channelsOf(routes)]).toEqual(['room', 'a', 'b', 'c', 'd']);
  });
});
