import { afterEach, describe, expect, it } from 'vitest';
import { aProblem } from '../testing/a-report.ts';
import { aTestReport } from '../testing/a-test-report.ts';
import { plain } from '../testing/paints.ts';
import { removeFolders } from '../testing/run.ts';
import { testJunit } from './test-junit.ts';
import { testPretty } from './test-pretty.ts';

afterEach(removeFolders);

const WRONG = { type: 'sentence', text: 'room is <not> notified\u001b' } as const;

describe('a test run, for people', () => {
  it.each([
    ['all is well', [[], []], ['✓ a.test.yaml (2 tests)', '✓ 1 file: 2 passed']],
    [
      'a test fails',
      [[], [WRONG]],
      [
        '✗ a.test.yaml (1 of 2 tests failed)',
        '',
        '  ✗ test <2>  a.test.yaml:4',
        '      room is <not> notified\\u001b',
        '',
        '✗ 1 file: 1 passed, 1 failed',
      ],
    ],
    ['there are none', [], ['✓ a.test.yaml (0 tests)', '✓ 1 file: 0 passed']],
  ])('where %s', async (_what, tests, lines) => {
    expect(testPretty(await aTestReport(tests), '/', plain).split('\n')).toEqual(lines);
  });

  it('where a file could not run has its problems', async () => {
    const report = await aTestReport([], [aProblem({ file: 'a.test.yaml', line: 1, message: 'm' })]);
    const text = testPretty(report, '/', plain);
    expect(text).toMatch(/^✗ a\.test\.yaml: could not run\n\na\.test\.yaml:1:1 error unknown-key m\n/);
    expect(text).toMatch(/\n✗ 1 file: 0 passed, 1 file could not run$/);
  });

  it('says how many snapshots are new', async () => {
    const report = { ...(await aTestReport([[]])), updated: 1 };
    expect(testPretty(report, '/', plain)).toContain('✓ 1 file: 1 passed; 1 snapshot updated');
  });
});

describe('a test run, for a CI', () => {
  it('has a case a test, and is XML whatever people write', async () => {
    const text = testJunit(await aTestReport([[], [WRONG]]), '/');
    expect(text).toContain('<testsuite name="a.test.yaml" tests="2" failures="1" errors="0">');
    expect(text).toContain('<testcase classname="a.test.yaml" name="test &lt;1&gt;" line="3"/>');
    expect(text).toContain('<failure message="room is &lt;not&gt; notified\\u001b">');
  });

  it('has one case with an error for a file that could not run', async () => {
    const problems = [aProblem({ message: 'first' }), aProblem({ message: 'second', line: 7 })];
    const text = testJunit(await aTestReport([], problems), '/');
    expect(text).toContain('<testsuites name="signalbox test" tests="1" failures="0" errors="1">');
    expect(text).toContain('<error message="first">signalbox.yaml:2:1: first\nsignalbox.yaml:7:1: second</error>');
  });
});
