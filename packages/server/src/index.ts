export { readTime } from './api/times.ts';
export { placeOfStore } from './configuration/first-configuration.ts';
export type { ReloadReport } from './configuration/live-configuration.ts';
export { openStore, setStoreAside, storeExists } from './configuration/open-store.ts';
export { maxKeysIn, parseJson } from './http/parse-json.ts';
export type { RunningServer } from './running-server.ts';
export { type ServerOptions, type Started, startServer } from './start-server.ts';
