export { log, log as transport } from './log.ts';
