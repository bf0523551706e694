import { describe, expect, it } from 'vitest';
import { type ParsedYaml, parseYaml } from '../yaml/parse-yaml.ts';
import { parseYamlAside } from './parse-aside.ts';

/** A text that is long by what follows it. */
const long = (text: string) => `${text}\n# ${'-'.repeat(40_000)}\n`;

const wholeOf = ({ value, problems, broken }: ParsedYaml) => ({ value, problems, broken });

describe('a long text', () => {
  it.each([
    ['a configuration', 'a: 1\nb: [x, { c: 0042 }, 1e3]\nd: &d { e: 1.50 }\nf: *d\ng: .inf\nh: null'],
    ['what is no YAML', 'a: [1\nb: "'],
    ['a duplicate', 'a: 1\na: 2'],
    ['an alias of itself', 'a: &a [*a]'],
    ['a key that other maps have by their prototype', '__proto__: { polluted: true }\nconstructor: 2'],
    ['nothing', ''],
  ])('says the same as if it were short: %s', async (_what, text) => {
    const [here, aside] = [parseYaml(long(text)), await parseYamlAside(long(text))];
    // Through JSON: there, maps have a prototype on both sides.
    expect(JSON.stringify(wholeOf(aside))).toBe(JSON.stringify(wholeOf(here)));
  });

  it('knows where its values stand, and how its numbers are written', async () => {
    const text = long('a: 1\nb:\n  - x\n  - { c: 0042, d: true, e: "y\\nz" }');
    const [here, aside] = [parseYaml(text).positions, (await parseYamlAside(text)).positions];
    for (const path of [['a'], ['b', 1, 'c'], ['b', 1, 'd'], ['b', 7], ['gone']]) {
      expect(aside.of(path)).toEqual(here.of(path));
      expect(aside.of(path, 'key')).toEqual(here.of(path, 'key'));
      expect(aside.written(path)).toBe(here.written(path));
    }
    expect(aside.ofOffset(9)).toEqual(here.ofOffset(9));
    const place = { line: 2, column: 1 };
    expect(aside.within(['b', 1, 'e'], 'y\nz', place)).toEqual(here.within(['b', 1, 'e'], 'y\nz', place));
  });

  it('lets others go on while it is parsed', async () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `key${index}: { a: 1, b: [x, y] }`).join('\n');
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    await parseYamlAside(text);
    isOver = true;
    expect(turns).toBeGreaterThan(100);
  });
});
