/** The table of docs/architecture.md: which package may import which, and what the pure folders may not touch. */
const ours = (...names) => `^packages/(${names.join('|')})/`;
const may = (name, ...allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `${name} may import, of ours: ${allowed.join(', ') || 'nothing'}`,
  from: { path: ours(name), pathNot: '\\.test\\.ts$' },
  to: { path: '^packages/', pathNot: ours(name.replace(/\.\*$/, '[^/]+'), ...allowed) },
});
const PURE = '^packages/core/src/(routing|grouping|suppression|templates)/';

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
      to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/core/(src|dist)/store/', ours('sdk')] },
    },
    {
      name: 'pure-folders-are-pure',
      severity: 'error',
      comment: 'routing, grouping, suppression and templates take values and a time, and return values',
      from: { path: PURE, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-folders-know-no-shell',
      severity: 'error',
      from: { path: PURE, pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/core/src/(engine/|delivery/deliver|config/(watch-files|read-files|resolve-plugin))' },
    },
    {
      name: 'the-store-entry-is-light',
      severity: 'error',
      comment: 'a store pulls in no YAML, ajv, chokidar or Handlebars',
      from: { path: '^packages/core/src/store/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/core/src/', pathNot: '^packages/core/src/store/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'tests-stay-out-of-the-product',
      severity: 'error',
      from: { path: '/src/', pathNot: '(\\.test\\.ts$|/testing/)' },
      to: { path: '\\.test\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: '(node_modules|/dist/)' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
  },
};
