import { describe, expect, it } from 'vitest';
import { aThrottledLog } from '../testing/a-throttled-log.ts';
import { createMetrics } from './metrics.ts';
import { createPayloadRemarks } from './payload-remarks.ts';

describe('what is strange about a payload that was accepted', () => {
  it('is counted, and logged once a source, reason and mistake', async () => {
    const metrics = createMetrics('0.0.0-test');
    const { throttled, logged, pass } = aThrottledLog();
    const remarks = createPayloadRemarks(metrics, throttled);
    const truncated = (alerts: number) => ({ reason: 'truncated-alerts', text: `${alerts} alerts left out` }) as const;
    remarks.record('am', [truncated(7), { reason: 'strange-member', text: '[0]: `startsAt` is no time' }]);
    remarks.record('am', [truncated(8)]);
    remarks.record('am', []);
    expect(logged()).toMatchObject([
      { level: 'warn', source: 'am', reason: 'truncated-alerts', remark: '7 alerts left out' },
      { level: 'warn', source: 'am', reason: 'strange-member', remark: '[0]: `startsAt` is no time' },
    ]);
    pass(10_000);
    expect(logged()[2]).toMatchObject({ remark: '8 alerts left out', unsaidBefore: 1 });
    const { values } = await metrics.remarks.get();
    expect(values).toMatchObject([
      { value: 2, labels: { source: 'am', reason: 'truncated-alerts' } },
      { value: 1, labels: { source: 'am', reason: 'strange-member' } },
    ]);
  });
});
