import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const TALLY = new URL('tally.ts', import.meta.url).href;

/** A check of its own process, since its end decides that process's exit code. */
function runCheck(lines: string) {
  const program = `import { Tally } from ${JSON.stringify(TALLY)};\nconst tally = new Tally();\n${lines}\ntally.end();`;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('the tally of a check', () => {
  it('ends well when all held, with the line that is added up', () => {
    expect(runCheck("tally.check('one', true, 'why');\ntally.count(true, () => 'two');")).toEqual({
      status: 0,
      lines: ['ok one: why', '2 passed, 0 failed'],
    });
  });

  it('fails the process when one did not hold, and names it', () => {
    const lines = "tally.check('one', true);\ntally.check('two', false);\ntally.count(false, () => 'three');";
    expect(runCheck(lines)).toEqual({
      status: 1,
      lines: ['ok one', 'FAILED two', 'FAILED three', '1 passed, 2 failed'],
    });
  });

  it('is no success when nothing was checked', () => {
    expect(runCheck('')).toEqual({ status: 1, lines: ['FAILED nothing was checked', '0 passed, 1 failed'] });
  });
});
