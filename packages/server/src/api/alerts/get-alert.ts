import { answeredIfFound, apiEndpoint } from '../api-endpoint.ts';
import { alertJson, alertSchema, fingerprintOf, UNKNOWN_ALERT } from './alert.ts';

export const getAlert = apiEndpoint({
  method: 'GET',
  path: '/api/v1/alerts/{fingerprint}',
  id: 'getAlert',
  summary: 'One alert that is active or ended within the hour.',
  answer: alertSchema,
  problems: [404],
  async handle({ engine }, { params }) {
    const alert = await engine.alert(fingerprintOf(params.fingerprint));
    return answeredIfFound(alert && alertJson(alert), 'unknown-alert', UNKNOWN_ALERT);
  },
});
