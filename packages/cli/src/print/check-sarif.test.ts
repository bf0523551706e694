import { describe, expect, it } from 'vitest';
import { aProblem, aReport } from '../testing/a-report.ts';
import { checkSarif } from './check-sarif.ts';

const runOf = (...problems: Parameters<typeof aProblem>[0][]) =>
  JSON.parse(checkSarif(aReport(problems.map(aProblem)))).runs[0];

describe('SARIF', () => {
  it('has a rule a code, and each result knows its own', () => {
    const { tool, results } = runOf({ code: 'unknown-key' }, { code: 'wrong-type' }, { code: 'unknown-key' });
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['unknown-key', 'wrong-type']);
    expect(results.map(({ ruleIndex }: { ruleIndex: number }) => ruleIndex)).toEqual([0, 1, 0]);
    for (const rule of tool.driver.rules) expect(rule.help.text).not.toBe('');
  });

  it('has the hint in the message, since it has no place of its own', () => {
    expect(runOf({ message: 'm', hint: 'h' }).results[0].message.text).toBe('m (h)');
  });

  it.each([
    ['a folder', 'teams/shop.yaml', 'teams/shop.yaml'],
    ['spaces', 'my config.yaml', 'my%20config.yaml'],
    ['what begins a fragment', 'a#b?.yaml', 'a%23b%3F.yaml'],
    ['another script', '監視.yaml', '%E7%9B%A3%E8%A6%96.yaml'],
  ])('writes a path as a URI: %s', (_what, file, uri) => {
    expect(runOf({ file }).results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });

  it('of a good configuration has no results', () => {
    expect(runOf()).toMatchObject({ results: [], tool: { driver: { name: 'signalbox', rules: [] } } });
  });
});
