export { type CheckedYaml, checkYaml } from './check-yaml.ts';
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
export { didYouMean } from './did-you-mean.ts';
export { formatDuration, parseDuration, parseRateLimit } from './durations.ts';
export { type LoadedConfig, type LoadOptions, loadConfig, loadConfigFromFiles } from './load-config.ts';
export { type BuiltinPlugins, loadBuiltin } from './plugins.ts';
export type { Finding, KeyPath, Problem } from './problem.ts';
export { type ProblemCode, type ProblemExplanation, problemCatalogue } from './problem-catalogue.ts';
export {
  type PluginAnswer,
  type PluginImport,
  type PluginRequest,
  type PluginResolver,
  resolvePlugin,
} from './resolve-plugin.ts';
export { configSchema, type SchemaPlugins } from './schema/config-schema.ts';
export type { JsonSchema } from './schema/json-schema.ts';
export { isSqliteStore } from './schema/server-schema.ts';
export { badDuration } from './schema-findings.ts';
export { createSecrets, type Secrets, type SecretValues } from './secrets.ts';
export type { StoredFile } from './stored-reader.ts';
export { type ConfigWatch, type WatchOptions, watchConfig } from './watch-files.ts';
