import type { Notification } from '@signalbox/sdk';

/** Something to render; its alert's name needs escaping in HTML. */
export const aNotification: Notification = {
  id: 'd1',
  thread: 't1',
  status: 'firing',
  severity: 'critical',
  reason: 'first',
  labels: { alertname: 'Disk <full>' },
  annotations: {},
  group: { id: 'g1', labels: {} },
  alerts: [],
  firing: [],
  resolved: [],
  suppressed: [],
  channel: 'ops-room',
  route: 'payments',
  externalUrl: '',
  now: 0,
};
