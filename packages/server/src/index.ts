export { parseJson } from './intake/parse-json.ts';
export type { RunningServer } from './running-server.ts';
export type { ReloadReport } from './serving.ts';
export { type ServerOptions, type Started, startServer } from './start-server.ts';
