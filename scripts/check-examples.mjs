// Runs `signalbox check` on every configuration below configs/, and on the example in the README of every transport
// and source, as a reader would: none may have an error or a warning. Included files and templates are read by those
// that name them. The secrets and certificates of a deployment are on its own machine: that they are missing here is no
// mistake.
//
//     npm run build && npx node scripts/check-examples.mjs
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const environment = JSON.parse(readFileSync('configs/examples/environment.json', 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'signalbox-examples-'));

const mains = globSync('configs/**/*.yaml')
  .filter((file) => /^unmatched:/m.test(readFileSync(file, 'utf8')))
  .map((file) => ({ name: file, file, isElsewhere: file.startsWith('configs/deploy/') }));
const readmes = globSync('packages/{transport,source}-*/README.md').map((name) => {
  const file = path.join(folder, `${name.split('/')[1]}.yaml`);
  writeFileSync(file, wholeOf(name));
  return { name, file, isElsewhere: true };
});

/** The example of a README; where it shows channels alone, with what a main file must have. */
function wholeOf(readme) {
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(readFileSync(readme, 'utf8')) ?? [];
  if (/^version:/m.test(yaml)) return yaml;
  const channels = [...yaml.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name);
  return `${yaml}\nversion: 1\nunmatched: { to: [${channels}] }\n`;
}

function problemsOf({ file, isElsewhere }) {
  const args = ['packages/cli/bin/signalbox.js', 'check', file, '--format', 'json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  const found = status === 0 || status === 1 ? JSON.parse(stdout).problems : [{ message: stderr }];
  return found.filter(({ code }) => !isElsewhere || !['secret-missing', 'tls-file'].includes(code));
}

let failed = 0;
const examples = [...mains, ...readmes].sort((one, other) => (one.name < other.name ? -1 : 1));
for (const example of examples) {
  const problems = problemsOf(example);
  if (problems.length > 0) failed += 1;
  for (const { file = example.file, line = 1, column = 1, message } of problems) {
    const place = path.resolve(file) === path.resolve(example.file) ? example.name : file;
    console.error(`${place}:${line}:${column}: ${message}`);
  }
}
rmSync(folder, { recursive: true });
console.log(`${examples.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
