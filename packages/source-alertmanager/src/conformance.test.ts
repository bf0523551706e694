import { checkSource } from '@signalbox/sdk/testing';
import { describe, it } from 'vitest';
import { source } from './index.ts';
import { groupedAlert, postedAlert, postedEnd, webhookMessage } from './testing/sample-payloads.ts';

describe('the source alertmanager', () => {
  checkSource(it, source, {
    options: { resolveTimeout: '10m' },
    payloads: {
      'an empty post': [],
      'a posted batch': [postedAlert(), postedEnd()],
      'a post of labels alone': [{ labels: { alertname: 'Manual' } }],
      'a webhook message': webhookMessage([groupedAlert(), groupedAlert({ status: 'resolved' })]),
    },
  });
});
