export { webhook, webhook as transport } from './webhook.ts';
