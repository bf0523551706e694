// What docs/architecture.md promises of the tree: the same files in every transport, source and store, a README in
// every package that is published, and a reason for every dependency at run time.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const problems = [];
const reasons = readFileSync('docs/dependencies.md', 'utf8');

for (const name of readdirSync('packages')) {
  const folder = `packages/${name}`;
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (dependency.startsWith('@signalbox/')) continue;
    if (!reasons.includes(`| \`${dependency}\` |`))
      problems.push(`${folder}: docs/dependencies.md has no line for ${dependency}`);
  }
  if (manifest.private) continue;
  const [, kind, short] = /^(transport|source|store)-(.+)$/.exec(name) ?? [];
  const expected = ['README.md', 'src/index.ts'];
  if (kind === 'transport' || kind === 'source') expected.push(`src/${short}.ts`);
  if (kind === 'store') expected.push(`src/${short}-store.ts`);
  for (const file of expected) if (!existsSync(`${folder}/${file}`)) problems.push(`${folder}: ${file} is missing`);
  if (!manifest.description) problems.push(`${folder}: package.json has no description`);
}

for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
