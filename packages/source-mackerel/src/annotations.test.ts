import { describe, expect, it } from 'vitest';
import { alertAnnotations, commonAnnotations } from './annotations.ts';

describe('what every message may say', () => {
  it('goes before what its kind says of itself', () => {
    const own = { summary: 'own', description: 'own' };
    expect(commonAnnotations({ message: 'said', memo: '' }, own)).toEqual({
      summary: 'said',
      description: 'own',
      user: undefined,
    });
    expect(commonAnnotations({ user: { screenName: 'kana' } })).toMatchObject({ summary: undefined, user: 'kana' });
  });
});

describe('what an alert says', () => {
  it('has its figures as they were sent', () => {
    const alert = {
      metricValue: 97.2,
      monitorOperator: '>',
      criticalThreshold: '95',
      warningThreshold: 0,
      duration: 5,
      trigger: 'monitor',
    };
    expect(alertAnnotations({ alert, message: 'hot' })).toMatchObject({
      summary: 'hot',
      value: '97.2',
      operator: '>',
      critical_threshold: '95',
      warning_threshold: '0',
      duration: '5',
      trigger: 'monitor',
      metric_labels: undefined,
    });
  });

  it('names the series of a query monitor in the order of the payload', () => {
    const labels = { job: 'api', code: 500, 'half\ud83d': 'x', empty: '', list: [] };
    expect(alertAnnotations({ metric: { labels } })).toHaveProperty('metric_labels', 'job=api, code=500, half\ufffd=x');
  });
});
