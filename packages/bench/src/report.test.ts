import { describe, expect, it } from 'vitest';
import { markdownTable, type Result, resultRows, stageRows, textTable, verdictOn } from './report.ts';
import type { Figure } from './scenario.ts';

const rate: Figure = { what: 'alerts/s', better: 'more', judged: 'ratio', must: 1, aim: 2 };
const delay: Figure = { what: 'ms', better: 'less', judged: 'figure', must: 4, aim: 2 };
const result = (figure: Figure, ours: readonly number[], theirs: readonly number[] = []): Result => ({
  figure,
  ours,
  theirs,
});

describe('a figure', () => {
  it.each<[string, Result, string]>([
    ['in relation to the peer', result(rate, [300, 200, 100], [100, 100, 100]), 'aim'],
    ['at the target itself', result(rate, [100], [100]), 'must'],
    ['below it', result(rate, [99], [100]), 'missed'],
    ['without the peer', result(rate, [99]), ''],
    ['of its own', result(delay, [2]), 'aim'],
    ['of its own, whatever the peer has', result(delay, [3], [1]), 'must'],
    ['that is larger than it must be', result(delay, [4.1]), 'missed'],
    ['by every round: one that failed is a failure', result(rate, [300, Number.NaN, 300], [100]), 'failed'],
    ['without targets', result({ what: 'x', better: 'more', judged: 'figure' }, [1]), ''],
  ])('is judged %s', (_, measured, verdict) => {
    expect(verdictOn(measured)).toBe(verdict);
  });
});

describe('the table', () => {
  const results = [result(rate, [200, 100, 300], [100]), result(delay, [3])];

  it('has a row a figure, of medians', () => {
    expect(resultRows(results)).toEqual([
      ['what', 'Signalbox', 'Alertmanager', 'ratio', 'must', 'aim', 'meets'],
      ['alerts/s', '200', '100', '2', '1', '2', 'aim'],
      ['ms', '3', '', '', '4', '2', 'must'],
    ]);
  });

  it('stands in columns on a terminal', () => {
    expect(
      textTable([
        ['what', 'n'],
        ['a', '10'],
        ['longer', ''],
      ]),
    ).toBe('what     n\na       10\nlonger');
  });

  it('is one of Markdown', () => {
    expect(markdownTable(stageRows([{ what: 'JSON.parse', us: 2.5, unit: 'an alert' }]))).toBe(
      '| stage | microseconds |  |\n| --- | --- | --- |\n| JSON.parse | 2.5 | an alert |',
    );
  });
});
