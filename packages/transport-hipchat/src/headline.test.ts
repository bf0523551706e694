import type { Alert } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { headline } from './headline.ts';
import { aCpuAlert } from './testing/a-message.ts';

const of = (alerts: readonly Alert[], severity = 'critical', status: 'firing' | 'resolved' = 'firing') =>
  headline({ status, severity, alerts });

describe('the headline', () => {
  it.each<[Readonly<Record<string, string>>, string]>([
    [{ alertname: 'CPU %', host: 'db-1', instance: 'x' }, 'CRITICAL: CPU % on db-1'],
    [{ alertname: 'CPU %', host: '', instance: 'db-1:9100', service: 'x' }, 'CRITICAL: CPU % on db-1:9100'],
    [{ alertname: 'CPU %', service: 'shop' }, 'CRITICAL: CPU % on shop'],
    [{ alertname: 'CPU %' }, 'CRITICAL: CPU %'],
    [{ alertname: '', host: 'db-1' }, 'CRITICAL: alert on db-1'],
    [{}, 'CRITICAL: alert'],
  ])('of the labels %j is %s', (labels, line) => expect(of([aCpuAlert({ labels })])).toBe(line));

  it('says resolved in place of the severity', () => {
    expect(of([aCpuAlert()], 'warning')).toMatch(/^WARNING: /);
    expect(of([aCpuAlert()], 'warning', 'resolved')).toMatch(/^RESOLVED: /);
    expect(of([], 'warning', 'resolved')).toBe('RESOLVED: alert');
  });

  it('names the first alert and counts the others', () => {
    expect(of([aCpuAlert(), aCpuAlert(), aCpuAlert()])).toBe('CRITICAL: CPU % on db-1 (and 2 more)');
  });

  it('is one line of at most 500 characters, and the count is never cut', () => {
    const alert = aCpuAlert({ labels: { alertname: `a\n b\u0007${'x'.repeat(600)}` } });
    const line = of(Array(1_001).fill(alert));
    expect(line).toHaveLength(500);
    expect(line).toMatch(/^CRITICAL: a b␇x+… \(and 1000 more\)$/);
  });
});
