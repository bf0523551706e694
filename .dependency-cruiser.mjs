/**
 * The table of docs/architecture.md: which package may import which, and what the pure folders may not touch.
 * It reads what was built, since the tool does not read the newest TypeScript yet; imports of types alone are gone there.
 */
const ours = (...names) => `^packages/(${names.join('|')})/`;
const may = (name, ...allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `${name} may import, of ours: ${allowed.join(', ') || 'nothing'}`,
  from: { path: ours(name) },
  to: { path: '^packages/', pathNot: ours(name, ...allowed) },
});
const PURE = '^packages/core/dist/(routing|grouping|suppression|templates)/';

/** The rules. */
export default {
  forbidden: [
    may('sdk'),
    may('core', 'sdk'),
    may('hipchat-simulator'),
    may('server', 'core', 'sdk', 'store-sqlite'),
    {
      name: 'plugins-import-the-sdk-only',
      severity: 'error',
      from: { path: '^packages/((transport|source)-[^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', ours('sdk')] },
    },
    {
      name: 'stores-import-the-store-contract-only',
      severity: 'error',
      from: { path: '^packages/(store-[^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/core/dist/store/', ours('sdk')] },
    },
    {
      name: 'pure-folders-are-pure',
      severity: 'error',
      comment: 'routing, grouping, suppression and templates take values and a time, and return values',
      from: { path: PURE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-folders-know-no-shell',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^packages/core/dist/(engine/|delivery/deliver|config/(watch-files|file-reader|resolve-plugin))' },
    },
    {
      name: 'the-store-entry-is-light',
      severity: 'error',
      comment: 'a store pulls in no YAML, ajv, chokidar or Handlebars',
      from: { path: '^packages/core/dist/store/' },
      to: { path: '^packages/core/dist/', pathNot: '^packages/core/dist/store/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'one-http-client',
      severity: 'error',
      comment: 'only the SDK sends: retry, limits, time and redaction stand there once',
      from: { path: '^packages/', pathNot: '^packages/(sdk|bench|system-tests)/' },
      to: { path: 'node_modules/undici/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: { path: '^(packages/[^/]+/dist/|node_modules/)' },
    exclude: { path: '(\\.test\\.js$|/src/)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
