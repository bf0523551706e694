import { Type } from '@signalbox/sdk';
import { component, exactly, fingerprintSchema } from '../../http/component.ts';
import { refused } from '../../http/http-problem.ts';
import { storeProblem } from '../../http/store-problem.ts';
import { answered, apiEndpoint } from '../api-endpoint.ts';
import { fingerprintOf } from '../fingerprint-of.ts';
import { UNKNOWN_ALERT } from './alert.ts';

export const resolveAlert = apiEndpoint({
  method: 'POST',
  path: '/api/v1/alerts/{fingerprint}/resolve',
  id: 'resolveAlert',
  summary: 'Ends an alert that its sender forgot.',
  answer: component('ResolvedAlert', exactly({ fingerprint: fingerprintSchema, status: Type.Literal('resolved') })),
  problems: [404, 409],
  async handle({ engine }, { params }) {
    const fingerprint = fingerprintOf(params.fingerprint);
    try {
      if (await engine.endAlert(fingerprint)) return answered({ fingerprint, status: 'resolved' });
    } catch (error) {
      return { ok: false, problem: storeProblem(error) };
    }
    return (await engine.alert(fingerprint)) === undefined
      ? refused(404, 'unknown-alert', UNKNOWN_ALERT)
      : refused(409, 'not-firing', 'this alert is over already');
  },
});
