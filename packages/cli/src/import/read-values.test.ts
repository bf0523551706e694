import { describe, expect, it } from 'vitest';
import { gatherProblems } from './problems.ts';
import { type MapReader, mapReader } from './read-values.ts';
import { readYaml } from './read-yaml.ts';

/** What a reader makes of a map, and the errors on the way. */
function read<T>(text: string, ask: (reader: MapReader) => T) {
  const problems = gatherProblems();
  const written = readYaml(text, problems);
  if (written?.type !== 'map') throw new Error('the map of the test is not one');
  const value = ask(mapReader(written, { of: 'a test', keys: new Set('abcde') }, problems));
  return { value, errors: problems.errors().map(({ path, message }) => `${path}: ${message}`) };
}

describe('the values of a map', () => {
  it.each<[string, (reader: MapReader) => unknown, unknown]>([
    ['a: x', (reader) => reader.text('a'), 'x'],
    ['a: 5', (reader) => reader.text('a'), '5'],
    ['a: ""', (reader) => reader.text('a'), ''],
    ['a:', (reader) => reader.text('a'), undefined],
    ['b: x', (reader) => reader.text('a'), undefined],
    ...['y', 'yes', 'true', 'on', 'YES', 'True'].map(
      (text) =>
        [`a: ${text}`, (reader: MapReader) => reader.boolean('a'), true] as [
          string,
          (reader: MapReader) => unknown,
          unknown,
        ],
    ),
    ...['n', 'no', 'false', 'off', 'NO'].map(
      (text) =>
        [`a: ${text}`, (reader: MapReader) => reader.boolean('a'), false] as [
          string,
          (reader: MapReader) => unknown,
          unknown,
        ],
    ),
    ['a: 1h30m', (reader) => reader.duration('a'), 5_400_000],
    ['a: [x, 5]', (reader) => reader.texts('a').map(({ text }) => text), ['x', '5']],
    ['a: []', (reader) => reader.texts('a'), []],
    ['a: ~', (reader) => reader.list('a'), []],
    ['a: [{ b: x }]', (reader) => reader.maps('a').length, 1],
    ['a: { b: x }', (reader) => reader.mapAt('a')?.entries.size, 1],
  ])('%s is read', (text, ask, value) => {
    expect(read(text, ask)).toEqual({ value, errors: [] });
  });

  it.each<[string, (reader: MapReader) => unknown, readonly string[]]>([
    ['a: [x]', (reader) => reader.text('a'), ['a: a single value is expected here']],
    ['a: { b: x }', (reader) => reader.duration('a'), ['a: a single value is expected here']],
    ['a: maybe', (reader) => reader.boolean('a'), ['a: this must be true or false']],
    ['a: 1 hour', (reader) => reader.duration('a'), ['a: this is not a duration (30s, 5m, 1h30m, 1d)']],
    ['a: x', (reader) => reader.texts('a'), ['a: a list is expected here']],
    [
      'a: [x, [y], { z: z }]',
      (reader) => reader.texts('a').length,
      ['a[1]: a text is expected here', 'a[2]: a text is expected here'],
    ],
    ['a: [x, {}]', (reader) => reader.maps('a').length, ['a[0]: a map is expected here']],
    ['a: [x]', (reader) => reader.mapAt('a'), ['a: a map is expected here']],
  ])('%s is not what is expected', (text, ask, errors) => {
    expect(read(text, ask).errors).toEqual(errors);
  });

  it.each([
    ['ab: x', 'ab: "ab" is not a key of a test; did you mean "a"?'],
    ['reciever:', 'reciever: "reciever" is not a key of a test'],
  ])('has no other keys than the known ones: %s', (text, error) => {
    expect(read(text, () => 0).errors).toEqual([error]);
  });

  it.each(['b:', 'b: ""', 'b: []', 'b: {}'])('that are empty are not left over: %s', (text) => {
    expect(read(text, (reader) => reader.leftOver()).value).toEqual([]);
  });

  it('that nobody asked for are left over, but not what is empty', () => {
    const { value } = read('a: x\nb: y\nc:\nd: { e: [] }', (reader) => {
      reader.text('a');
      reader.take('e');
      return reader.leftOver().map(([key]) => key);
    });
    expect(value).toEqual(['b', 'd']);
  });
});
