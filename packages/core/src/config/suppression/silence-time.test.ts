import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { silenceTime } from './silence-time.ts';

const NOW = 1_000;

/** What is said of a silence that is written so, whose times were read as these. */
async function judge(written: string, times: { from?: number; until?: number } = {}) {
  const { file } = await aWrittenFile(`silences: [{ ${written} }]`);
  const read = { from: times.from, until: times.until };
  const [problem, ...more] = silenceTime(read, NOW, ['silences', 0], file);
  expect(more).toEqual([]);
  return problem;
}

describe('the time of a silence', () => {
  it.each([
    ['an end to come', 'until: x', { until: 1_001 }],
    ['a begin and a later end', 'from: x, until: y', { from: 2_000, until: 2_001 }],
    ['mute times', 'during: [x]', {}],
    ['an end that was reported as unreadable', 'until: x', {}],
    ['a begin that was reported as unreadable', 'from: x, until: y', { until: 1_001 }],
  ])('is in order with %s', async (_, written, times) => {
    expect(await judge(written, times)).toBeUndefined();
  });

  it.each([
    ['nothing', '', {}, [], 'the silence has no end'],
    ['a begin alone', 'from: x', { from: 2_000 }, [], 'the silence has no end'],
    [
      'an end before its begin',
      'from: x, until: y',
      { from: 3_000, until: 2_000 },
      ['until'],
      'the silence ends before it begins',
    ],
    [
      'an end at its begin',
      'from: x, until: y',
      { from: 2_000, until: 2_000 },
      ['until'],
      'the silence ends before it begins',
    ],
    ['mute times and a begin', 'during: [x], from: y', {}, ['from'], '`from` cannot be used together with `during`'],
    ['mute times and an end', 'during: [x], until: y', {}, ['until'], '`until` cannot be used together with `during`'],
    [
      'mute times and both',
      'during: [x], from: y, until: z',
      {},
      ['from'],
      '`from` cannot be used together with `during`',
    ],
  ])('is an error with %s', async (_, written, times, place, message) => {
    expect(await judge(written, times)).toMatchObject({ code: 'silence-time', at: ['silences', 0, ...place], message });
  });

  it.each([NOW, NOW - 1])('is worth a warning once it is over: %d', async (until) => {
    const problem = await judge('until: x', { until });
    expect(problem).toMatchObject({ severity: 'warning', code: 'silence-over', at: ['silences', 0, 'until'] });
  });
});
