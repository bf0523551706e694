export { formatDuration, parseDuration } from '@signalbox/sdk';
export type { ChannelConfig } from '../delivery/channel-config.ts';
export type { RateLimit } from '../delivery/rate-limit.ts';
export { parseRateLimit } from '../delivery/rate-limit.ts';
export { didYouMean, nearestName } from '../text/did-you-mean.ts';
export type { KeyPath } from '../text/json-path.ts';
export type { Credential } from './auth/compile-auth.ts';
export type { Config } from './config.ts';
export { configSchema, type SchemaPlugins } from './config-schema.ts';
export type { StoredFile } from './files/stored-reader.ts';
export { type LoadedConfig, type LoadOptions, loadConfig, loadConfigFromFiles } from './load-config.ts';
export { type BuiltinPlugins, loadBuiltin } from './plugins/find-plugins.ts';
export {
  type PluginAnswer,
  type PluginImport,
  type PluginRequest,
  type PluginResolver,
  resolvePlugin,
} from './plugins/resolve-plugin.ts';
export type { Problem, ProblemAt } from './problems/problem.ts';
export { type ProblemCode, type ProblemExplanation, problemCatalogue } from './problems/problem-catalogue.ts';
export { type CheckedYaml, checkYaml } from './schema/check-yaml.ts';

export { badDuration } from './schema/schema-problems.ts';
export { createSecrets, type Secrets, type SecretValues } from './secrets/secrets.ts';
export type { ListenAddress, ServerConfig } from './server/compile-server.ts';
export { isSqliteStore } from './server/server-schema.ts';
export type { SourceConfig } from './sources/compile-source.ts';
export { type ConfigWatch, type WatchOptions, watchConfig } from './watch/watch-config.ts';
