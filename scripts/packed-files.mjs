// What the tarball of a package may have in it: what a user needs, and nothing else. Takes what `npm pack --json` says
// of it, its package.json, and what the files of the package's folder are.

/** Keys without which a package is not published. */
const MUST_SAY = [
  'description',
  'keywords',
  'homepage',
  'bugs',
  'repository',
  'license',
  'type',
  'engines',
  'exports',
  'files',
];
/** In every tarball. */
const MUST_HAVE = ['LICENSE', 'README.md', 'package.json'];

/**
 * All that is wrong with a package, a sentence each.
 *
 * @param {{ folder: string, manifest: any, files: readonly string[], hasFile: (path: string) => boolean }} pack
 * `folder` starts at the root of the repository; `files` are those of the tarball; `hasFile` knows the package's folder.
 */
export function packedFileProblems({ folder, manifest, files, hasFile }) {
  const entries = entriesOf(manifest);
  const extras = manifest.files.filter((file) => /^[\w-]+$/.test(file) && file !== 'dist');
  const testing = entries.map((entry) => /^dist\/(?:.+\/)?testing\//.exec(entry)?.[0]).filter(Boolean);

  function problemOf(file) {
    if (MUST_HAVE.includes(file) || extras.some((extra) => file.startsWith(`${extra}/`))) return;
    const [, name, suffix] = /^dist\/(.+?)(\.d\.ts|\.js)$/.exec(file) ?? [];
    if (name === undefined) return entries.includes(file) ? undefined : 'is nothing that a user needs';
    if (/\.test\b/.test(name)) return 'is a test';
    if (/(^|\/)testing\//.test(name) && !testing.some((kit) => file.startsWith(kit)))
      return 'is in a `testing` folder that `exports` does not name';
    if (!hasFile(`src/${name}.ts`)) return `has no source any more: remove ${folder}/dist and build again`;
    if (suffix === '.js' && !files.includes(`dist/${name}.d.ts`)) return 'has no declarations';
  }

  return [
    ...MUST_SAY.filter((key) => manifest[key] === undefined).map((key) => `package.json does not say \`${key}\``),
    ...(manifest.repository?.directory === folder ? [] : [`\`repository.directory\` is not ${folder}`]),
    ...(manifest.publishConfig?.access === 'public' && manifest.publishConfig.provenance === true
      ? []
      : ['`publishConfig` is not public, with provenance']),
    ...[...MUST_HAVE, ...entries].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files.flatMap((file) => {
      const problem = problemOf(file);
      return problem === undefined ? [] : [`${file} ${problem}`];
    }),
  ];
}

/** Every import path of a package: `@signalbox/core`, `@signalbox/core/store`. */
export function importPathsOf({ name, exports }) {
  return Object.keys(exports)
    .filter((key) => !key.endsWith('.json'))
    .map((key) => name + key.slice(1));
}

/** The files that `exports` and `bin` name. */
function entriesOf({ exports, bin = {} }) {
  const targets = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : Object.values(entry),
  );
  return [...targets, ...Object.values(bin)].map((target) => target.replace(/^\.\//, ''));
}
