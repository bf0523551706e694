export { alertmanager, alertmanager as source } from './alertmanager.ts';
