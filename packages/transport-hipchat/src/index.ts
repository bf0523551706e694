export { hipchat, hipchat as transport } from './hipchat.ts';
