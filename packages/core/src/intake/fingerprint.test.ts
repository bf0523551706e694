import type { ReceivedAlert } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const alert = (given: Partial<ReceivedAlert> = {}): ReceivedAlert => ({
  status: 'firing',
  labels: { alertname: 'Disk', host: 'db' },
  annotations: {},
  ...given,
});
const of = (given: Partial<ReceivedAlert> = {}, source = 'monitor', receipt = 'r1') =>
  fingerprintOf(source, alert(given), receipt);

describe('the identity of an alert', () => {
  it('is 32 hex digits', () => {
    expect(of()).toMatch(/^[0-9a-f]{32}$/);
    expect(of({ key: '7' })).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is the same in every version: it is kept in stores, and people link to it', () => {
    expect(of()).toBe('43a086c67f72ac6b1de54e65bc86228c');
    expect(of({ key: '7' })).toBe('5144b59d7ae71b2fb87e23316a9a3006');
    expect(of({ notice: true })).toBe('3ebd36b5cece5d8e1654644b1e4a7284');
  });

  it.each<[string, Partial<ReceivedAlert>]>([
    ['its state', { status: 'resolved' }],
    ['its annotations', { annotations: { summary: 'full' } }],
    ['its times', { startsAt: 1, endsAt: 2, changedAt: 3, expiresAt: 4 }],
    ['its link and its picture', { link: 'https://m.example', image: 'https://m.example/1.png' }],
    ['the order of its labels', { labels: { host: 'db', alertname: 'Disk' } }],
    ['labels with an empty value', { labels: { alertname: 'Disk', rack: '', host: 'db' } }],
  ])('does not depend on %s', (_what, given) => {
    expect(of(given)).toBe(of());
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['another value', { alertname: 'Disk', host: 'web' }],
    ['another name', { alertname: 'Disk', node: 'db' }],
    ['one label less', { alertname: 'Disk' }],
    ['one label more', { alertname: 'Disk', host: 'db', rack: '1' }],
    ['values that changed places', { alertname: 'db', host: 'Disk' }],
    ['a letter that went over', { alertname: 'Diskh', ost: 'db' }],
    ['no labels', {}],
    ['a value that reads like two labels', { alertname: 'Disk4:host2:db' }],
  ])('is another one for %s', (_what, labels) => {
    expect(of({ labels })).not.toBe(of());
  });

  it('is the same after alerts with other names, fewer of them or more', () => {
    const first = of();
    for (const labels of [{ alertname: 'Disk' }, { alertname: 'Disk', host: 'db', rack: '1' }, { host: 'db' }, {}]) {
      expect(of({ labels })).not.toBe(first);
      expect(of()).toBe(first);
    }
  });

  it('is another one for another source', () => {
    expect(of({}, 'other')).not.toBe(of());
    expect(of({ key: '7' }, 'other')).not.toBe(of({ key: '7' }));
  });

  it('does not depend on the receipt, unless it is of a notice', () => {
    expect(of({}, 'monitor', 'r2')).toBe(of());
    expect(of({ key: '7' }, 'monitor', 'r2')).toBe(of({ key: '7' }));
  });
});

describe('the identity of an alert with a key of its sender', () => {
  it.each<[string, Partial<ReceivedAlert>]>([
    ['its labels', { labels: { alertname: 'Cpu' } }],
    ['having labels', { labels: {} }],
  ])('does not depend on %s', (_what, given) => {
    expect(of({ key: '7', ...given })).toBe(of({ key: '7' }));
  });

  it('is another one for another key, and than that of its labels', () => {
    const all = [of({ key: '7' }), of({ key: '8' }), of({ key: '' }), of(), of({ labels: {} })];
    expect(new Set(all).size).toBe(all.length);
  });

  it('is none that labels can take, whatever the key', () => {
    expect(of({ key: '9:alertname4:Disk', labels: {} })).not.toBe(of({ labels: { alertname: 'Disk' } }));
  });
});

describe('the identity of a notice', () => {
  it('is another one for each receipt', () => {
    expect(of({ notice: true }, 'monitor', 'r2')).not.toBe(of({ notice: true }));
    expect(of({ notice: true, key: '7' }, 'monitor', 'r2')).not.toBe(of({ notice: true, key: '7' }));
    expect(of({ notice: true })).toBe(of({ notice: true }));
  });

  it('is another one for other labels of the same receipt', () => {
    expect(of({ notice: true, labels: { a: '1' } })).not.toBe(of({ notice: true, labels: { a: '2' } }));
  });

  it('is never that of an alert', () => {
    expect(of({ notice: true })).not.toBe(of());
    expect(of({ notice: true, key: '7' })).not.toBe(of({ key: '7' }));
  });
});
