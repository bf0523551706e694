/** Counts what held, and ends with the line that the CI script adds up. */
export class Tally {
  #passed = 0;
  #failed = 0;

  check(what: string, holds: boolean, detail = ''): void {
    if (holds) this.#passed += 1;
    else this.#failed += 1;
    process.stdout.write(`${holds ? 'ok' : 'FAILED'} ${what}${detail === '' ? '' : `: ${detail}`}\n`);
  }

  /** As `check`, for thousands of cases: only what failed is printed. */
  count(holds: boolean, what: () => string): void {
    if (holds) this.#passed += 1;
    else this.check(what(), false);
  }

  /** Prints the counts; the exit code is 1 if anything failed, or if nothing was checked at all. */
  end(): void {
    if (this.#passed + this.#failed === 0) this.check('nothing was checked', false);
    process.stdout.write(`${this.#passed} passed, ${this.#failed} failed\n`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}
