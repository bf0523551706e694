// What docs/architecture.md promises of the tree: the same files in every transport, source and store, a README in
// every package that is published, a reason for every dependency at run time and a permissive licence of all that
// come with them, an image that runs the program as it is, pages that name files which exist, and property tests that
// are named as such.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dockerfileProblems } from './dockerfile.mjs';
import { pathProblems } from './named-paths.mjs';

const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];
const problems = [];
const reasons = readFileSync('docs/dependencies.md', 'utf8');

for (const name of readdirSync('packages')) {
  const folder = `packages/${name}`;
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (dependency === 'signalbox' || dependency.startsWith('@signalbox/')) continue;
    if (!reasons.includes(`| \`${dependency}\` |`))
      problems.push(`${folder}: docs/dependencies.md has no line for ${dependency}`);
  }
  if (manifest.private) continue;
  const [, kind, short] = /^(transport|source|store)-(.+)$/.exec(name) ?? [];
  const expected = ['README.md', 'LICENSE', 'src/index.ts'];
  if (kind === 'transport' || kind === 'source') expected.push(`src/${short}.ts`);
  if (kind === 'store') expected.push(`src/${short}-store.ts`);
  for (const file of expected) if (!existsSync(`${folder}/${file}`)) problems.push(`${folder}: ${file} is missing`);
  if (!manifest.description) problems.push(`${folder}: package.json has no description`);
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [place, { license, dev, devOptional, link }] of Object.entries(packages)) {
  if (!place.includes('node_modules/') || dev || devOptional || link) continue;
  if (!PERMISSIVE.includes(license)) problems.push(`${place}: its licence, ${license}, is not a permissive one`);
}

const program = JSON.parse(readFileSync('packages/cli/package.json', 'utf8'));
const help = spawnSync(process.execPath, ['packages/cli/bin/signalbox.js', 'serve', '--help'], { encoding: 'utf8' });
problems.push(...dockerfileProblems(program, help.stdout));

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...inFolder('docs'), ...inFolder('docs/decisions')];
for (const name of readdirSync('packages')) {
  if (existsSync(`packages/${name}/README.md`)) pages.push(`packages/${name}/README.md`);
}
for (const page of pages) problems.push(...pathProblems(page, readFileSync(page, 'utf8')));

for (const name of readdirSync('packages')) {
  const folder = `packages/${name}/src`;
  const tests = existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.test.ts'))
    : [];
  for (const file of tests.filter((test) => !test.endsWith('.property.test.ts'))) {
    if (/from 'fast-check'/.test(readFileSync(`${folder}/${file}`, 'utf8')))
      problems.push(`${folder}/${file}: a test with fast-check is named *.property.test.ts`);
  }
}

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

/** The pages of a folder. */
function inFolder(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}
