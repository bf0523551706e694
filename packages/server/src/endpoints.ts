import { postAlerts } from './alertmanager/post-alerts.ts';
import { getAlert } from './api/alerts/get-alert.ts';
import { listAlerts } from './api/alerts/list-alerts.ts';
import { resolveAlert } from './api/alerts/resolve-alert.ts';
import type { ApiEndpoint } from './api/api-endpoint.ts';
import { getDelivery } from './api/deliveries/get-delivery.ts';
import { giveUpDelivery } from './api/deliveries/give-up-delivery.ts';
import { listDeliveries } from './api/deliveries/list-deliveries.ts';
import { resendDelivery } from './api/deliveries/resend-delivery.ts';
import { listEvents } from './api/events/list-events.ts';
import { getOpenApi } from './api/get-openapi.ts';
import { getGroup } from './api/groups/get-group.ts';
import { listGroups } from './api/groups/list-groups.ts';
import { addSilence } from './api/silences/add-silence.ts';
import { changeSilence } from './api/silences/change-silence.ts';
import { expireSilence } from './api/silences/expire-silence.ts';
import { getSilence } from './api/silences/get-silence.ts';
import { getSilenceHistory } from './api/silences/get-silence-history.ts';
import { listSilences } from './api/silences/list-silences.ts';
import type { Endpoint } from './http/endpoint.ts';
import { postSourceAlerts, postSourceAlertsWithSecret } from './intake/post-source-alerts.ts';
import type { SenderEndpoints } from './intake/serve-senders.ts';
import { getHealth, getReadiness } from './operations/health.ts';
import { getMetrics } from './operations/metrics.ts';
import type { OperationsEndpoint } from './operations/operations-endpoint.ts';
import { postReload } from './operations/reload.ts';
import { getStoreBackup } from './operations/store-backup.ts';
import { getWelcome } from './operations/welcome.ts';

// Every endpoint is listed here once: one that is missing is neither served nor described.

/** In front of Fastify. */
export const senderEndpoints: SenderEndpoints = { source: postSourceAlerts, alertmanager: postAlerts };

export const operationsEndpoints: readonly OperationsEndpoint[] = [
  getWelcome,
  getHealth,
  getReadiness,
  getMetrics,
  postReload,
  getStoreBackup,
];

const resources: readonly ApiEndpoint[] = [
  listAlerts,
  getAlert,
  resolveAlert,
  listGroups,
  getGroup,
  listDeliveries,
  getDelivery,
  resendDelivery,
  giveUpDelivery,
  listEvents,
  listSilences,
  addSilence,
  getSilence,
  changeSilence,
  expireSilence,
  getSilenceHistory,
];

const others: readonly Endpoint[] = [
  postSourceAlerts,
  postSourceAlertsWithSecret,
  postAlerts,
  ...operationsEndpoints,
  ...resources,
];

export const apiEndpoints: readonly ApiEndpoint[] = [...resources, getOpenApi(others)];

/** All of them, in the order of the OpenAPI document. */
export const endpoints: readonly Endpoint[] = [...others, ...apiEndpoints.slice(resources.length)];
