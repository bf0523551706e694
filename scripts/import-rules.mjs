// The table of docs/architecture.md: which package, and which room of the core, may import which.

/** Packages, without their scope. A name that ends in `-*` is every package of that kind. */
export const PACKAGES = {
  sdk: [],
  core: ['sdk'],
  'transport-*': ['sdk'],
  'source-*': ['sdk'],
  'store-*': ['core/store', 'sdk'],
  'hipchat-simulator': [],
  server: ['core', 'sdk', 'store-sqlite'],
  cli: ['core', 'hipchat-simulator', 'sdk', 'server', 'source-*', 'transport-*'],
  bench: ['*'],
  'system-tests': ['*'],
};

/** Rooms of the core, from the ground up: a room imports only rooms that it names. */
export const CORE_ROOMS = {
  text: [],
  time: [],
  store: [],
  intake: ['store', 'text'],
  routing: ['text', 'time'],
  suppression: ['routing', 'store', 'time'],
  grouping: ['routing', 'store', 'suppression', 'text', 'time'],
  templates: ['text'],
  delivery: ['grouping', 'store', 'templates', 'time'],
  config: ['delivery', 'routing', 'suppression', 'templates', 'text', 'time'],
  engine: ['config', 'delivery', 'grouping', 'intake', 'routing', 'store', 'suppression', 'time'],
  simulation: ['config', 'delivery', 'engine', 'store', 'time'],
};

/** Rooms of the configuration; the files at its root bring all of them together. */
export const CONFIG_ROOMS = {
  problems: [],
  yaml: ['problems'],
  secrets: ['problems'],
  document: ['problems', 'secrets', 'yaml'],
  files: ['document', 'problems', 'secrets', 'yaml'],
  schema: ['document', 'problems', 'secrets', 'yaml'],
  plugins: ['document', 'problems', 'schema', 'secrets'],
  auth: ['document', 'schema'],
  matchers: ['document', 'problems', 'schema'],
  server: ['auth', 'document', 'problems', 'schema'],
  sources: ['auth', 'document', 'plugins', 'problems', 'schema', 'server'],
  channels: ['document', 'files', 'plugins', 'problems', 'schema'],
  suppression: ['document', 'matchers', 'problems', 'schema'],
  routes: ['document', 'matchers', 'problems', 'schema', 'suppression'],
  watch: ['.', 'files'],
};

/** These take values and a time, and return values: no `node:` module, but for the hash that names an alert. */
export const PURE_ROOMS = ['text', 'time', 'routing', 'suppression', 'grouping', 'templates'];

/** Packages from outside that only one of ours may use. */
export const ONE_USER = { undici: ['sdk', 'bench', 'system-tests'] };

/** What the entry `core/store` must not pull in, so that a store stays light: every package but these. */
export const STORE_ENTRY_PACKAGES = ['@signalbox/sdk'];
