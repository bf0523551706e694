// Adds up the counts of a CI run: vitest's own report, and the last line of every check's log. A log without counts is
// that of a check that ended before it had checked anything: it counts as failed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? 'reports';
const vitest = JSON.parse(readFileSync(join(folder, 'vitest.json'), 'utf8'));
let passed = vitest.numPassedTests;
let failed = vitest.numFailedTests;
console.log(`tests: ${passed} passed, ${failed} failed`);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(readFileSync(join(folder, name), 'utf8')) ?? [name, '0', '1'];
  passed += Number(counts[1]);
  failed += Number(counts[2]);
  console.log(`${name.slice(0, -4)}: ${counts[1]} passed, ${counts[2]} failed`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
