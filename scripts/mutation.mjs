// Runs Stryker on the state machine and on suppression, and counts mutants as tests: killed or not.
// Stryker itself fails below its threshold (stryker.config.json), so survivors within it do not.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

const REPORT = 'reports/mutation.json';
rmSync(REPORT, { force: true });
const { status } = spawnSync('npx', ['--no-install', 'stryker', 'run', 'stryker.config.json'], { stdio: 'inherit' });
if (!existsSync(REPORT)) {
  console.log('Stryker made no report\n0 passed, 1 failed');
  process.exit(1);
}
const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
const mutants = Object.values(files).flatMap((file) => file.mutants);
const detected = mutants.filter(({ status: fate }) => fate === 'Killed' || fate === 'Timeout').length;
const valid = mutants.filter(({ status: fate }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(fate)).length;
console.log(`mutation score ${((100 * detected) / valid).toFixed(1)} %: ${detected} of ${valid} mutants detected`);
console.log(status === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
process.exit(status === 0 ? 0 : 1);
