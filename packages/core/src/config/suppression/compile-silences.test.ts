import { describe, expect, it } from 'vitest';
import { aWrittenFile, type FileToCompile } from '../../testing/written-file.ts';
import { collectDefinitions } from '../collect-definitions.ts';
import { beginCompilation } from '../document/compilation.ts';
import { compileMuteTimes } from './compile-mute-times.ts';
import { compileSilences } from './compile-silences.ts';

const NOW = Date.parse('2026-11-23T00:00:00Z');
const at = (time: string) => Date.parse(time);
const UNTIL = 'until: 2026-12-01T00:00:00Z';

/** The silences of these files; each text is the list of one, from its second line on. */
async function compile(...lists: readonly string[]) {
  const compilation = beginCompilation();
  const files: FileToCompile[] = [];
  for (const [index, list] of lists.entries()) {
    const times =
      index === 0 ? 'muteTimes: { noon: { intervals: [{ times: [{ from: "12:00", to: "13:00" }] }] }, wrong: 5 }' : '';
    const facts = index === 0 ? {} : { main: false, path: `${index}.yaml` };
    files.push(await aWrittenFile(`${times}\nsilences:\n${list}`, { ...facts, compilation }));
  }
  const definitions = collectDefinitions(files, compilation);
  const muteTimes = compileMuteTimes(definitions.muteTimes, { now: NOW, isBroken: false }, compilation);
  const silences = compileSilences(files, muteTimes, compilation);
  return { silences, reported: files[0]?.reported() ?? [] };
}

describe('a planned silence', () => {
  it.each([
    [UNTIL, '2026-11-30T23:59:59Z', '2026-12-01T00:00:00Z'],
    [`from: 2026-11-25T00:00:00Z, ${UNTIL}`, '2026-11-25T00:00:00Z', '2026-11-24T23:59:59Z'],
    [`from: 2026-11-25T00:00:00+09:00, ${UNTIL}`, '2026-11-24T15:00:00Z', '2026-11-24T14:59:59Z'],
    ['during: [noon]', '2026-11-24T12:00:00Z', '2026-11-24T13:00:00Z'],
  ])('with %s holds at %s and not at %s', async (times, holds, over) => {
    const { silences, reported } = await compile(`  - { match: { a: b }, ${times} }`);
    expect(reported).toEqual([]);
    expect(silences.map(({ window }) => [window.isActiveAt(at(holds)), window.isActiveAt(at(over))])).toEqual([
      [true, false],
    ]);
  });

  it('says when it is over for good, if it ever is', async () => {
    const { silences } = await compile(
      `  - { match: { a: b }, ${UNTIL} }\n  - { match: { a: b }, during: [noon] }\n  - { match: { a: b }, from: 2030-11-25T00:00:00Z, until: 2030-12-01T00:00:00Z }`,
    );
    expect(silences.map(({ until }) => until)).toEqual([
      at('2026-12-01T00:00:00Z'),
      undefined,
      at('2030-12-01T00:00:00Z'),
    ]);
    expect(silences[1]).not.toHaveProperty('until');
  });

  it('is about the alerts that it names, and says why for people', async () => {
    const { silences } = await compile(
      `  - { match: { a: x }, comment: OPS-42, ${UNTIL} }\n  - { matchAnnotations: { n: x }, ${UNTIL} }`,
    );
    const tests = (labels: object, annotations: object) =>
      silences.map(({ matcher }) => matcher.test({ labels: { ...labels }, annotations: { ...annotations } }));
    expect(tests({ a: 'x' }, {})).toEqual([true, false]);
    expect(tests({}, { n: 'x' })).toEqual([false, true]);
    expect(silences.map(({ comment }) => comment)).toEqual(['OPS-42', '']);
  });

  it('may be about everything, if it says so', async () => {
    const { silences, reported } = await compile(`  - { matchEverything: true, ${UNTIL} }`);
    expect(reported).toEqual([]);
    expect(silences[0]?.matcher.test({ labels: {}, annotations: {} })).toBe(true);
  });
});

describe('the id of a planned silence', () => {
  const idsOf = async (...lists: readonly string[]) => (await compile(...lists)).silences.map(({ id }) => id);
  const one = `  - { match: { a: b }, ${UNTIL} }`;

  it('begins with its home', async () =>
    expect(await idsOf(one)).toEqual([expect.stringMatching(/^config:[0-9a-f]{16}$/)]));

  it.each([
    ['a comment', `  - { match: { a: b }, ${UNTIL}, comment: x }`],
    ['its matcher as text', `  - { match: ['a="b"'], ${UNTIL} }`],
    ['its time at another place', '  - { match: { a: b }, until: 2026-12-01T09:00:00+09:00 }'],
  ])('is the same with %s', async (_, other) => expect(await idsOf(other)).toEqual(await idsOf(one)));

  it.each([
    ['another matcher', `  - { match: { a: c }, ${UNTIL} }`],
    ['another end', '  - { match: { a: b }, until: 2026-12-01T00:00:01Z }'],
    ['a begin', `  - { match: { a: b }, from: 2026-11-01T00:00:00Z, ${UNTIL} }`],
    ['mute times in place of an end', '  - { match: { a: b }, during: [noon] }'],
  ])('is another one with %s', async (_, other) => expect(await idsOf(other)).not.toEqual(await idsOf(one)));

  it('is numbered where several say the same, over all files', async () => {
    const [first = ''] = await idsOf(one);
    expect(await idsOf(`${one}\n${one}`, one)).toEqual([first, `${first}-2`, `${first}-3`]);
  });
});

describe('a planned silence that is wrong', () => {
  const POINT =
    'is not a point in time -> write for instance `2026-12-01T00:00:00Z`, or with an offset: `2026-12-01T00:00:00+09:00`';
  const NAME = 'name a label and its value below `match`; `matchEverything: true` if all alerts are meant';

  it.each([
    [
      '{}',
      [
        `3:5 silence-everything: the silence does not name the alerts it is about -> ${NAME}`,
        '3:5 silence-time: the silence has no end -> add `until: 2026-12-01T00:00:00Z`, or `during: [MUTE TIME]`',
      ],
    ],
    [`{ match: {}, ${UNTIL} }`, [`3:5 silence-everything: the silence is about nearly every alert -> ${NAME}`]],
    [
      `{ match: { a: { not: x } }, ${UNTIL} }`,
      [`3:5 silence-everything: the silence is about nearly every alert -> ${NAME}`],
    ],
    ['{ match: { a: b }, until: tomorrow }', [`3:31 wrong-value: "tomorrow" ${POINT}`]],
    ['{ match: { a: b }, until: 2026-12-01 }', [`3:31 wrong-value: "2026-12-01" ${POINT}`]],
    ['{ match: { a: b }, until: "2026-12-01T00:00:00" }', [`3:31 wrong-value: "2026-12-01T00:00:00" ${POINT}`]],
    [`{ match: { a: b }, from: soon, ${UNTIL} }`, [`3:30 wrong-value: "soon" ${POINT}`]],
    [
      '{ match: { a: b }, during: [nighs] }',
      ['3:33 unknown-mute-time: "nighs" is not the name of a mute time -> define it below `muteTimes`'],
    ],
  ])('is reported: %s', async (silence, problems) => {
    expect((await compile(`  - ${silence}`)).reported).toEqual(problems);
  });

  it.each([
    ['whose matcher is wrong', `  - { match: { a: true }, ${UNTIL} }`],
    ['whose end cannot be read', '  - { match: { a: b }, until: soon }'],
    ['without times', '  - { match: { a: b } }'],
    ['whose mute time is too wrong to be used', '  - { match: { a: b }, during: [noon, wrong] }'],
    ['that the schema refuses', '  - 5'],
  ])('is left out, and the others stay: one %s', async (_, wrong) => {
    const { silences } = await compile(`${wrong}\n  - { match: { a: b }, ${UNTIL} }`);
    expect(silences).toHaveLength(1);
  });

  it('with its end alone is used, though its begin cannot be read', async () => {
    const { silences } = await compile(`  - { match: { a: b }, from: soon, ${UNTIL} }`);
    expect(silences.map(({ window }) => window.isActiveAt(0))).toEqual([true]);
  });
});
