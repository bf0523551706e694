import { afterEach, describe, expect, it } from 'vitest';
import { aProblem } from '../testing/a-report.ts';
import { aTestReport } from '../testing/a-test-report.ts';
import { removeFolders } from '../testing/run.ts';
import { isBroken, testReport } from './test-report.ts';

afterEach(removeFolders);

const WRONG = { type: 'sentence', text: 'wrong' } as const;

describe('the report of a test run', () => {
  it.each([
    ['all that passed', [[], []], { passed: 2, failed: 0, ok: true }],
    ['what failed, once for each test', [[], [WRONG, WRONG]], { passed: 1, failed: 1, ok: false }],
    ['no tests', [], { passed: 0, failed: 0, ok: true }],
  ])('counts %s', async (_what, tests, counts) => {
    expect(await aTestReport(tests)).toMatchObject({ ...counts, broken: 0, updated: 0 });
  });

  it('counts a file that could not run, over several files', async () => {
    const [good, broken] = [await aTestReport([[]]), await aTestReport([], [aProblem()])];
    const report = testReport([...good.results, ...broken.results]);
    expect(report).toMatchObject({ passed: 1, failed: 0, broken: 1, ok: false });
    expect(report.results.map(isBroken)).toEqual([false, true]);
  });

  it('adds up the snapshots of its files', async () => {
    const [result] = (await aTestReport([[]])).results;
    const updated = (count: number) => (result === undefined ? [] : [{ ...result, updated: count }]);
    expect(testReport([...updated(2), ...updated(3)]).updated).toBe(5);
  });
});
