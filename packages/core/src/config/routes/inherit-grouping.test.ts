import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { BUILT_IN_GROUPING, type Grouping, inheritGrouping } from './inherit-grouping.ts';

/** The grouping of a route with these keys, below one that has `above`. */
async function inherit(keys: string, above: Grouping = BUILT_IN_GROUPING) {
  const { file, written, compilation, reported } = await aWrittenFile(`unmatched: { ${keys} }`);
  const grouping = inheritGrouping(written.unmatched ?? {}, above, { file, at: ['unmatched'] }, compilation);
  return { grouping, reported: reported() };
}

const ABOVE: Grouping = {
  groupBy: { type: 'all' },
  groupWaitMs: 1,
  groupIntervalMs: 2_000,
  repeatIntervalMs: 3_000,
};

describe('what holds where nothing is written', () => {
  it('is groups by alertname, that wait 30 s and 5 min, and repeat after 4 h', () => {
    expect(BUILT_IN_GROUPING).toEqual({
      groupBy: { type: 'labels', names: ['alertname'] },
      groupWaitMs: 30_000,
      groupIntervalMs: 300_000,
      repeatIntervalMs: 14_400_000,
    });
  });
});

describe('the grouping of a route', () => {
  it.each([
    ['', {}],
    ['groupWait: 5s', { groupWaitMs: 5_000 }],
    ['groupWait: 0s', { groupWaitMs: 0 }],
    ['groupInterval: 1s', { groupIntervalMs: 1_000 }],
    ['groupInterval: 0s', { groupIntervalMs: 0 }],
    ['repeatInterval: 1d', { repeatIntervalMs: 86_400_000 }],
    ['groupBy: [host, service]', { groupBy: { type: 'labels', names: ['host', 'service'] } }],
    ['groupBy: []', { groupBy: { type: 'labels', names: [] } }],
    ['groupBy: ["..."]', { groupBy: { type: 'all' } }],
  ] as const)('is the one above, but for what it says itself: %s', async (keys, own) => {
    expect(await inherit(keys, ABOVE)).toEqual({ grouping: { ...ABOVE, ...own }, reported: [] });
  });

  it.each([
    [
      'groupBy: ["...", host]',
      '1:23 wrong-value: "..." means all labels, and no other label can be listed with it -> write `groupBy: ["..."]`',
    ],
    ['repeatInterval: 0s', '1:30 wrong-value: must be longer than 0s'],
  ])('with %s is reported', async (keys, problem) => {
    const { grouping, reported } = await inherit(keys, ABOVE);
    expect(reported).toEqual([problem]);
    expect(grouping).toEqual(ABOVE);
  });

  it.each([
    ['all', 'for all labels write `groupBy: ["..."]`'],
    ['"*"', 'for all labels write `groupBy: ["..."]`'],
    ['none', 'for one group of all alerts write `groupBy: []`'],
  ])('of %s alone is doubted, and taken for a label', async (word, hint) => {
    const { grouping, reported } = await inherit(`groupBy: [${word}]`);
    const name = word.replaceAll('"', '');
    expect(reported).toEqual([`1:24 label-word (warning): "${name}" is the name of a label here -> ${hint}`]);
    expect(grouping.groupBy).toEqual({ type: 'labels', names: [name] });
    expect((await inherit(`groupBy: [${word}, host]`)).reported).toEqual([]);
  });

  it('keeps what is above where what is written is wrong', async () => {
    const { grouping, reported } = await inherit('groupWait: 5, groupBy: host', ABOVE);
    expect({ grouping, reported }).toEqual({ grouping: ABOVE, reported: [] });
  });

  it('leaves wrong labels out of a list', async () => {
    const { grouping } = await inherit('groupBy: [host, 5, service]', ABOVE);
    expect(grouping.groupBy).toEqual({ type: 'labels', names: ['host', 'service'] });
  });
});

describe('a repeat before the group may speak', () => {
  const WARNING = 'repeat-shorter-than-group-interval (warning)';
  const hint = 'make repeatInterval at least as long as groupInterval';

  it.each([
    [
      'repeatInterval: 1m',
      `1:30 ${WARNING}: repeatInterval (1m) is shorter than groupInterval (5m), and cannot be kept -> ${hint}`,
    ],
    [
      'groupInterval: 1d',
      `1:29 ${WARNING}: repeatInterval (4h) is shorter than groupInterval (1d), and cannot be kept -> ${hint}`,
    ],
    [
      'repeatInterval: 1m, groupInterval: 2m',
      `1:30 ${WARNING}: repeatInterval (1m) is shorter than groupInterval (2m), and cannot be kept -> ${hint}`,
    ],
    [
      'repeatInterval: 4m59s',
      `1:30 ${WARNING}: repeatInterval (4m59s) is shorter than groupInterval (5m), and cannot be kept -> ${hint}`,
    ],
  ])('is warned of at what is written: %s', async (keys, problem) => {
    expect((await inherit(keys)).reported).toEqual([problem]);
  });

  it.each(['repeatInterval: 5m', 'groupInterval: 4h', 'groupWait: 1d'])('is none with %s', async (keys) => {
    expect((await inherit(keys)).reported).toEqual([]);
  });

  it('is warned of in `defaults` at what is written there, not at what holds by itself', async () => {
    const { file, written, compilation, reported } = await aWrittenFile('defaults: { groupInterval: 1d }');
    inheritGrouping(written.defaults ?? {}, BUILT_IN_GROUPING, { file, at: ['defaults'] }, compilation);
    expect(reported()).toEqual([expect.stringMatching(/^1:28 repeat-shorter/)]);
  });

  it('is not told again below, where nothing of it is written', async () => {
    const above = { ...BUILT_IN_GROUPING, repeatIntervalMs: 1 };
    expect((await inherit('groupWait: 1s', above)).reported).toEqual([]);
    expect((await inherit('groupInterval: 6m', above)).reported).toHaveLength(1);
  });
});
