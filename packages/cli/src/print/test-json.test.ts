import { afterEach, describe, expect, it } from 'vitest';
import type { Mismatch } from '../testfiles/mismatch.ts';
import { aProblem } from '../testing/a-report.ts';
import { aTestReport } from '../testing/a-test-report.ts';
import { removeFolders } from '../testing/run.ts';
import { testJson } from './test-json.ts';

afterEach(removeFolders);

const failureOf = async (mismatch: Mismatch) =>
  JSON.parse(testJson(await aTestReport([[mismatch]]), '/')).files[0].tests[0].failures[0];

describe('the document of a test run', () => {
  it('keeps the names that programs read', async () => {
    const trace = [{ route: 'r', matched: true, by: 'b' }];
    expect(await failureOf({ type: 'value', what: 'channels', expected: 'a', actual: 'b', trace })).toEqual({
      type: 'value',
      what: 'channels',
      expected: 'a',
      told: 'b',
      trace,
    });
    expect(await failureOf({ type: 'text', where: 'w', check: 'equals', expected: 'a', actual: 'b' })).toEqual({
      type: 'text',
      where: 'w',
      check: 'equals',
      expected: 'a',
      told: 'b',
    });
    expect(await failureOf({ type: 'sentence', text: 't', hint: 'h' })).toEqual({
      type: 'sentence',
      text: 't',
      hint: 'h',
    });
    const rows = (['both', 'expected', 'actual'] as const).map((found) => ({
      found,
      at: '1s',
      channel: 'a',
      firing: 1,
    }));
    expect(await failureOf({ type: 'timeline', rows })).toEqual({
      type: 'timeline',
      rows: ['both', 'expected', 'told'].map((found) => ({ found, at: '1s', channel: 'a', firing: 1 })),
    });
  });

  it('counts what passed and what did not', async () => {
    const report = JSON.parse(testJson(await aTestReport([[], [{ type: 'sentence', text: 't' }], []]), '/'));
    expect(report).toMatchObject({ ok: false, passed: 2, failed: 1, updated: 0 });
    expect(report.files[0].tests.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false, true]);
    expect(report.files[0].problems).toEqual([]);
  });

  it('has the problems of a file that could not run', async () => {
    const problem = aProblem({ file: 'a.test.yaml' });
    const report = JSON.parse(testJson(await aTestReport([], [problem]), '/'));
    expect(report).toMatchObject({ ok: false, passed: 0, files: [{ file: 'a.test.yaml', problems: [problem] }] });
  });
});
