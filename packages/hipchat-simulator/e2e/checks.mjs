/** Counts checks; a failed one says what was found. */
export function createChecks() {
  let passed = 0;
  let failed = 0;
  return {
    check(name, good, found = '') {
      if (good) passed += 1;
      else failed += 1;
      process.stdout.write(`${good ? 'ok  ' : 'FAIL'} ${name}${good || found === '' ? '' : `: ${found}`}\n`);
    },
    /** Prints the counts and gives the exit code. */
    finish() {
      process.stdout.write(`${passed} passed, ${failed} failed\n`);
      return failed === 0 && passed > 0 ? 0 : 1;
    },
  };
}
