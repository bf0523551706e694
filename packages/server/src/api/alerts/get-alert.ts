import { answeredIfFound, apiEndpoint } from '../api-endpoint.ts';
import { fingerprintOf } from '../fingerprint-of.ts';
import { alertWithChannelsJson, alertWithChannelsSchema, UNKNOWN_ALERT } from './alert.ts';

export const getAlert = apiEndpoint({
  method: 'GET',
  path: '/api/v1/alerts/{fingerprint}',
  id: 'getAlert',
  summary:
    'One alert that is active or ended within the hour, with what was decided for each channel and what became of it.',
  answer: alertWithChannelsSchema,
  problems: [404],
  async handle({ engine }, { params }) {
    const fingerprint = fingerprintOf(params.fingerprint);
    const alert = await engine.alert(fingerprint);
    const found = alert && alertWithChannelsJson(alert, await engine.latestDeliveriesOfAlert(fingerprint));
    return answeredIfFound(found, 'unknown-alert', UNKNOWN_ALERT);
  },
});
