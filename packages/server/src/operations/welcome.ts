import { Type } from '@signalbox/sdk';
import type { OperationsEndpoint } from './operations-endpoint.ts';

const TEXT = `Signalbox is running.

Alerts are posted to /in/NAME, where NAME is a source of the configuration; Prometheus posts to /api/v2/alerts.
Health: /healthz and /readyz. Metrics: /metrics. The API is described at /api/v1/openapi.json.
`;

/** For who looks whether this is the right address. */
export const getWelcome: OperationsEndpoint = {
  method: 'GET',
  path: '/',
  id: 'getWelcome',
  summary: 'What runs here, and where to go from here.',
  access: 'everybody',
  answers: { 200: { description: 'A few lines.', body: { contentType: 'text/plain', schema: Type.String() } } },
  problems: [],
  handle: () => ({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: TEXT }),
};
