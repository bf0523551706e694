export { mackerel, mackerel as source } from './mackerel.ts';
