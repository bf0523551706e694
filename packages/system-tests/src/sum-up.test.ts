import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from './processes/temp-folder.ts';

const SUM_UP = fileURLToPath(new URL('../../../scripts/sum-up.mjs', import.meta.url));

/** What the script makes of these logs and of a report of vitest with two tests that passed. */
function sumUp(logs: Readonly<Record<string, string>>, failedTests = 0) {
  using folder = tempFolder();
  const report = { numPassedTests: 2, numFailedTests: failedTests };
  writeFileSync(join(folder.path, 'vitest.json'), JSON.stringify(report));
  for (const [name, text] of Object.entries(logs)) writeFileSync(join(folder.path, name), text);
  const { status, stdout } = spawnSync(process.execPath, [SUM_UP, folder.path], { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('the sum of a CI run', () => {
  it('adds the last lines of all logs to the tests', () => {
    expect(sumUp({ 'kills.log': 'ok\n1 passed, 9 failed\n3 passed, 0 failed\n', 'other.txt': '5 failed' })).toEqual({
      status: 0,
      lines: ['tests: 2 passed, 0 failed', 'kills: 3 passed, 0 failed', '5 passed, 0 failed'],
    });
  });

  it.each<[string, Readonly<Record<string, string>>, number, string]>([
    ['a test failed', {}, 1, '2 passed, 1 failed'],
    ['a check failed', { 'kills.log': '3 passed, 2 failed\n' }, 0, '5 passed, 2 failed'],
    ['a check has no counts', { 'kills.log': 'skipped\n' }, 0, '2 passed, 1 failed'],
  ])('fails when %s', (_what, logs, failedTests, last) => {
    const { status, lines } = sumUp(logs, failedTests);
    expect([status, lines.at(-1)]).toEqual([1, last]);
  });
});
