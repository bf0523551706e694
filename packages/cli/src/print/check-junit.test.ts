import { describe, expect, it } from 'vitest';
import { aProblem, aReport } from '../testing/a-report.ts';
import { checkJunit } from './check-junit.ts';

describe('JUnit', () => {
  it('has a failure an error, and warnings as output', () => {
    const text = checkJunit(
      aReport([
        aProblem({ message: 'first', hint: 'h' }),
        aProblem({ message: 'second', line: 9, column: 3 }),
        aProblem({ severity: 'warning', message: 'third' }),
      ]),
    );
    expect(text).toContain('<failure type="unknown-key" message="first">signalbox.yaml:2:1: first (h)</failure>');
    expect(text).toContain('>signalbox.yaml:9:3: second</failure>');
    expect(text).toContain('<system-out>signalbox.yaml:2:1: third</system-out>');
    expect(text).toContain('tests="1" failures="1" errors="0"');
  });

  it('passes a file that has warnings alone', () => {
    const text = checkJunit(aReport([aProblem({ severity: 'warning' })]));
    expect(text).toContain('tests="1" failures="0" errors="0"');
    expect(text).not.toContain('<failure');
  });

  it('has a case for a file that could not be read, beside those that were', () => {
    const text = checkJunit(aReport([aProblem({ file: 'teams/missing.yaml', code: 'file-missing' })]));
    expect(text).toContain('tests="2" failures="1"');
    expect(text).toContain('<testcase classname="signalbox.check" name="signalbox.yaml"/>');
    expect(text).toContain('name="teams/missing.yaml">');
  });

  it('is XML whatever people write', () => {
    const text = checkJunit(aReport([aProblem({ message: '</failure>&\u001b"', file: '<a&"b>.yaml' })]));
    expect(text).toContain('message="&lt;/failure&gt;&amp;&quot;"');
    expect(text).toContain('name="&lt;a&amp;&quot;b&gt;.yaml"');
  });
});
