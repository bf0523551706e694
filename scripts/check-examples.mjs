// Runs `signalbox check` on every configuration below configs/, as a reader would: none may have an error or a
// warning. Included files and templates are read by those that name them. The secrets of a deployment are on its own
// machine: that they are missing here is no mistake.
//
//     npm run build && npx node scripts/check-examples.mjs
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

const environment = JSON.parse(readFileSync('configs/examples/environment.json', 'utf8'));
const mains = globSync('configs/**/*.yaml').filter((file) => /^unmatched:/m.test(readFileSync(file, 'utf8')));

let failed = 0;
for (const main of mains.sort()) {
  const args = ['packages/cli/bin/signalbox.js', 'check', main, '--format', 'json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  const found = status === 0 || status === 1 ? JSON.parse(stdout).problems : [{ message: stderr }];
  const problems = found.filter(({ code }) => code !== 'secret-missing' || !main.startsWith('configs/deploy/'));
  if (problems.length === 0) continue;
  failed += 1;
  for (const { file = main, line = 1, column = 1, message } of problems) {
    console.error(`${file}:${line}:${column}: ${message}`);
  }
}
console.log(`${mains.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
