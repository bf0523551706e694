import { afterEach, describe, expect, it } from 'vitest';
import { loadNamed } from '../args/config-option.ts';
import { aFolder, recordingIo, removeFolders, SHOP } from '../testing/run.ts';
import { countProblems, nameFrom, reportOf } from './check-report.ts';

afterEach(removeFolders);

async function report(...given: readonly string[]) {
  const cwd = await aFolder({
    'good/signalbox.yaml': SHOP,
    'bad/signalbox.yaml': SHOP.replace('token:', 'tokn:').replace(
      'version: 1',
      'version: 1\ninclude: ["teams/*.yaml"]',
    ),
    'bad/teams/a.yaml': 'routes:\n  - { name: a, to: [rom] }\n',
  });
  const { io } = recordingIo({ cwd });
  const checked = await Promise.all(given.map(async (path) => ({ given: path, loaded: await loadNamed(path, io) })));
  return reportOf(checked, cwd);
}

describe('a report', () => {
  it('is about all files of all configurations, as they are named from here', async () => {
    const { ok, files, problems } = await report('good', 'bad/signalbox.yaml');
    expect([ok, files.toSorted()]).toEqual([false, ['bad/signalbox.yaml', 'bad/teams/a.yaml', 'good/signalbox.yaml']]);
    expect(problems.every(({ file }) => file.startsWith('bad/'))).toBe(true);
  });

  it('shows the lines of its files, without secrets', async () => {
    const { linesOf, problems } = await report('bad');
    const unknown = problems.find(({ code }) => code === 'unknown-key');
    const lines = linesOf('bad/signalbox.yaml');
    expect(lines?.line(unknown?.line ?? 0)).toBe('    tokn: ***');
    expect(linesOf('bad/teams/a.yaml')?.line(2)).toBe('  - { name: a, to: [rom] }');
    expect(lines?.line(0)).toBe('');
    expect(linesOf('elsewhere.yaml')).toBeUndefined();
  });

  it('of what is good is good', async () => {
    const good = await report('good');
    expect([good.ok, countProblems(good)]).toEqual([true, { errors: 0, warnings: 0 }]);
  });

  it('counts errors and warnings', async () => {
    const bad = await report('bad');
    const errors = bad.problems.filter(({ severity }) => severity === 'error').length;
    expect(errors).toBeGreaterThan(0);
    expect(countProblems(bad)).toEqual({ errors, warnings: bad.problems.length - errors });
  });
});

describe('the name of a file', () => {
  it.each([
    ['/work', 'a.yaml', '/work/a.yaml', 'a.yaml'],
    ['/work', 'configs', '/work/configs/a.yaml', 'configs/a.yaml'],
    ['/work', '../a.yaml', '/a.yaml', '../a.yaml'],
    ['/work', '/work/a.yaml', '/work/a.yaml', '/work/a.yaml'],
  ])('from %s, asked for as %s, is as people would write it', (cwd, given, absolute, name) => {
    expect(nameFrom(cwd, given, absolute)).toBe(name);
  });
});
