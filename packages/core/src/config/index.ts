export { didYouMean } from '../text/did-you-mean.ts';
export type {
  ChannelConfig,
  Config,
  Credential,
  GroupKey,
  ListenAddress,
  RateLimit,
  ServerConfig,
  SourceConfig,
} from './config.ts';
export { configSchema, type SchemaPlugins } from './config-schema.ts';
export { type CheckedYaml, checkYaml } from './document/check-yaml.ts';
export { formatDuration, parseDuration, parseRateLimit } from './durations.ts';
export type { StoredFile } from './files/stored-reader.ts';
export { type LoadedConfig, type LoadOptions, loadConfig, loadConfigFromFiles } from './load-config.ts';
export type { BuiltinPlugins } from './plugins/find-plugins.ts';
export { type PluginAnswer, type PluginRequest, type PluginResolver, resolvePlugin } from './plugins/resolve-plugin.ts';
export type { KeyPath, Problem, ProblemAt } from './problems/problem.ts';
export { type ProblemCode, type ProblemExplanation, problemCatalogue } from './problems/problem-catalogue.ts';
export type { JsonSchema } from './schema/schema-parts.ts';
export { badDuration } from './schema/schema-problems.ts';
export { createSecrets, type Secrets, type SecretValues } from './secrets/secrets.ts';
export { isSqliteStore } from './server/server-schema.ts';
export { type ConfigWatch, type WatchOptions, watchConfig } from './watch/watch-config.ts';
