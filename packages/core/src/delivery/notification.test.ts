import type { Alert } from '@signalbox/sdk';
import { textMap } from '@signalbox/sdk';
import { anAlert } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import type { Notify } from '../grouping/group.ts';
import type { StoredEvent } from '../store/index.ts';
import { aBody, anEvent, aSnapshot } from '../store/testing/builders.ts';
import { aMember } from '../testing/group-builders.ts';
import {
  alertFrom,
  MOST_ALERTS_LISTED,
  notificationFrom,
  type SnapshotWithTexts,
  snapshotOf,
  withTexts,
} from './notification.ts';

const NOW = 5_000;
const names = (alerts: readonly Alert[]) => alerts.map(({ fingerprint }) => fingerprint);

describe('an alert as messages show it', () => {
  it('has the texts of its event, and the state and severity of its group', () => {
    const event = anEvent({ id: 1, severity: 'info', body: aBody('disk is full') });
    expect(alertFrom(event, { status: 'firing', severity: 'critical' }, NOW)).toEqual({
      fingerprint: event.fingerprint,
      source: 'mackerel',
      status: 'firing',
      severity: 'critical',
      labels: event.body.labels,
      annotations: event.body.annotations,
      startsAt: 900,
    });
  });

  it.each<[string, Partial<StoredEvent>, 'firing' | 'resolved', Partial<Alert>]>([
    ['no end while it fires, whatever its event says', { endsAt: 7 }, 'firing', {}],
    ['the end that its sender named', { endsAt: 7 }, 'resolved', { endsAt: 7 }],
    ['an end of now, if its sender named none', {}, 'resolved', { endsAt: NOW }],
    ['an end at the beginning of time, if its sender named that', { endsAt: 0 }, 'resolved', { endsAt: 0 }],
    ['a link', { body: { ...aBody(), link: 'https://m.example/1' } }, 'firing', { link: 'https://m.example/1' }],
    [
      'a picture',
      { body: { ...aBody(), image: 'https://m.example/1.png' } },
      'firing',
      { image: 'https://m.example/1.png' },
    ],
    ['that it is a notice', { notice: true }, 'firing', { notice: true }],
  ])('has %s', (_what, facts, status, shown) => {
    const event = anEvent({ id: 1, ...facts });
    const { fingerprint, source, severity, labels, annotations, startsAt, ...more } = alertFrom(
      event,
      { status, severity: 'warning' },
      NOW,
    );
    expect(more).toStrictEqual({ status, ...shown });
  });
});

describe('a message as it is decided', () => {
  const group = { id: 'g1', key: textMap({ host: 'db' }), route: 'payments' };
  const notify = (given: Partial<Notify> = {}): Notify => ({
    channel: 'room',
    reason: 'new',
    thread: 'thread-7',
    contentHash: 'content-7',
    firing: [],
    resolved: [],
    suppressed: [],
    ...given,
  });

  it('says what the group decided, with the alerts in its order', () => {
    const snapshot = snapshotOf(
      group,
      notify({
        firing: [aMember('b', { eventId: 4 }), aMember('a', { eventId: 2, notice: true })],
        resolved: [aMember('c', { status: 'resolved' })],
        suppressed: [aMember('d')],
      }),
    );
    expect(snapshot).toEqual({
      reason: 'new',
      status: 'firing',
      severity: 'warning',
      thread: 'thread-7',
      contentHash: 'content-7',
      route: 'payments',
      group: { id: 'g1', key: { host: 'db' } },
      firing: [
        { eventId: 4, fingerprint: 'b' },
        { eventId: 2, fingerprint: 'a', notice: true },
      ],
      resolved: [{ eventId: 1, fingerprint: 'c' }],
      suppressed: [{ eventId: 1, fingerprint: 'd' }],
    });
  });

  it.each([
    ['firing', { firing: [aMember('a')], resolved: [aMember('b')] }],
    ['firing', { suppressed: [aMember('a')], resolved: [aMember('b')] }],
    ['resolved', { resolved: [aMember('b')] }],
  ])('is %s of %j', (status, said) => {
    expect(snapshotOf(group, notify(said)).status).toBe(status);
  });

  it('lists no more of each kind than a message can carry', () => {
    const crowd = Array.from({ length: MOST_ALERTS_LISTED + 1 }, (_, number) => aMember(`a${number}`));
    const snapshot = snapshotOf(group, notify({ firing: crowd, resolved: crowd, suppressed: crowd }));
    const counts = [snapshot.firing, snapshot.resolved, snapshot.suppressed].map(({ length }) => length);
    expect(counts).toEqual([10_000, 10_000, 10_000]);
  });
});

describe('a message with its texts', () => {
  const refer = (eventId: number, fingerprint: string) => ({ eventId, fingerprint });
  const events = new Map(
    [
      anEvent({ id: 1, fingerprint: 'a', severity: 'info', body: aBody('disk is full') }),
      anEvent({ id: 2, fingerprint: 'b', kind: 'resolved', endsAt: 7 }),
      anEvent({ id: 3, fingerprint: 'c' }),
    ].map((event) => [event.id, event]),
  );

  it('has each alert as its event has it, in the order of the message', () => {
    const snapshot = aSnapshot({
      firing: [refer(3, 'c'), refer(1, 'a')],
      resolved: [refer(2, 'b')],
      suppressed: [refer(1, 'a')],
    });
    const { firing, resolved, suppressed, ...about } = withTexts(snapshot, events, NOW);
    expect([firing, resolved, suppressed].map(names)).toEqual([['c', 'a'], ['b'], ['a']]);
    expect(firing[1]).toMatchObject({ status: 'firing', severity: 'info', annotations: { summary: 'disk is full' } });
    expect(resolved[0]).toMatchObject({ status: 'resolved', endsAt: 7 });
    expect(suppressed[0]).toMatchObject({ status: 'firing' });
    expect(snapshot).toMatchObject(about);
  });

  it('ends an alert that goes on elsewhere when that was decided', () => {
    const { resolved } = withTexts(aSnapshot({ resolved: [refer(3, 'c')] }), events, NOW);
    expect(resolved).toMatchObject([{ status: 'resolved', endsAt: NOW }]);
  });

  it('leaves out an alert whose texts are gone, and is firing all the same', () => {
    const { firing, status } = withTexts(aSnapshot({ firing: [refer(9, 'x')] }), events, NOW);
    expect([firing, status]).toEqual([[], 'firing']);
  });
});

describe('what templates and transports see', () => {
  const about = { id: 'g1-7', channel: 'room', externalUrl: 'https://alerts.example', now: NOW };
  const aMessage = (given: Partial<SnapshotWithTexts>): SnapshotWithTexts => ({
    ...aSnapshot(),
    firing: [anAlert()],
    resolved: [],
    suppressed: [],
    ...given,
  });
  const see = (given: Partial<SnapshotWithTexts>) => notificationFrom(aMessage(given), about);
  const alert = (fingerprint: string, given: Partial<Alert> = {}) => anAlert({ fingerprint, ...given });

  it('is the message, and what is said of it', () => {
    const said = { severity: 'critical', labels: { alertname: 'cpu' }, annotations: {} };
    const [a, b, c] = [alert('a', said), alert('b', { ...said, status: 'resolved' }), alert('c', said)];
    const snapshot = aMessage({ firing: [a], resolved: [b], suppressed: [c], reason: 'severity', route: 'payments' });
    expect(notificationFrom(snapshot, about)).toEqual({
      ...about,
      thread: 'thread-1',
      status: 'firing',
      severity: 'critical',
      reason: 'severity',
      labels: { alertname: 'cpu' },
      annotations: {},
      group: { id: 'group-1', labels: { host: 'web1' } },
      alerts: [a, b],
      firing: [a],
      resolved: [b],
      suppressed: [c],
      route: 'payments',
    });
  });

  it.each<[string, Partial<SnapshotWithTexts>, string]>([
    [
      'the worst that fires',
      { firing: [alert('a', { severity: 'info' }), alert('b', { severity: 'error' })] },
      'error',
    ],
    [
      'that of what fires, though worse things are over or suppressed',
      {
        firing: [alert('a', { severity: 'info' })],
        resolved: [alert('b', { severity: 'critical' })],
        suppressed: [alert('c', { severity: 'critical' })],
      },
      'info',
    ],
    [
      'the worst that is over, if nothing fires',
      { firing: [], resolved: [alert('a', { severity: 'info' }), alert('b', { severity: 'warning' })] },
      'warning',
    ],
    [
      'not that of what is suppressed, beside an end',
      { firing: [], resolved: [alert('a', { severity: 'info' })], suppressed: [alert('b', { severity: 'critical' })] },
      'info',
    ],
    ['that of what is suppressed, alone', { firing: [], suppressed: [alert('a', { severity: 'error' })] }, 'error'],
    ['unknown, of nothing', { firing: [] }, 'unknown'],
  ])('has as severity %s', (_what, said, severity) => {
    expect(see(said).severity).toBe(severity);
  });

  it.each<[string, readonly Readonly<Record<string, string>>[], Readonly<Record<string, string>>]>([
    ['all of one', [{ a: '1', b: '2' }], { a: '1', b: '2' }],
    [
      'the same values',
      [
        { a: '1', b: '2' },
        { a: '1', b: '3' },
      ],
      { a: '1' },
    ],
    ['what all have', [{ a: '1', b: '2' }, { b: '2' }, { b: '2', c: '3' }], { b: '2' }],
    ['nothing that the last one lacks', [{ a: '1' }, { a: '1' }, {}], {}],
    ['nothing that the first one lacks', [{}, { a: '1' }], {}],
    ['an empty value that all have', [{ a: '' }, { a: '' }], { a: '' }],
    ['no empty value for an absent one', [{ a: '' }, {}], {}],
    ['nothing of nothing', [], {}],
  ])('has in common %s', (_what, maps, common) => {
    const ofLabels = see({ firing: maps.map((labels, index) => alert(`${index}`, { labels: textMap(labels) })) });
    expect({ ...ofLabels.labels }).toEqual(common);
    const ofAnnotations = see({ firing: maps.map((map, index) => alert(`${index}`, { annotations: textMap(map) })) });
    expect({ ...ofAnnotations.annotations }).toEqual(common);
  });

  it('takes what is over for what it has in common as well, and what is suppressed only where it is alone', () => {
    const one = alert('a', { labels: textMap({ host: 'db', rack: '1' }) });
    const over = alert('b', { labels: textMap({ host: 'db', rack: '2' }) });
    const hidden = alert('c', { labels: textMap({ host: 'web' }) });
    expect(see({ firing: [one], resolved: [over], suppressed: [hidden] }).labels).toEqual({ host: 'db' });
    expect(see({ firing: [], suppressed: [hidden] }).labels).toEqual({ host: 'web' });
  });

  it('has no label that nobody gave: its maps have no prototype', () => {
    const { labels, annotations } = see({ firing: [alert('a', { labels: textMap({ __proto__x: '1' }) })] });
    expect(Object.getPrototypeOf(labels)).toBeNull();
    expect(Object.getPrototypeOf(annotations)).toBeNull();
    expect(labels['constructor']).toBeUndefined();
  });

  it('keeps a label named like a part of every object', () => {
    const given = textMap(JSON.parse('{"__proto__":"x","constructor":"y"}'));
    const { labels } = see({ firing: [alert('a', { labels: given }), alert('b', { labels: given })] });
    expect(Object.keys(labels).sort()).toEqual(Object.keys(given).sort());
  });
});
