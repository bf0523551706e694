import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, run } from '../testing/run.ts';

afterEach(removeFolders);

interface Case {
  readonly labels: Readonly<Record<string, string>>;
  /** What `amtool config routes test` says: proven where there is one. */
  readonly receivers: readonly string[];
  /** Those that the receivers became. */
  readonly channels: readonly string[];
}

const FOLDER = new URL('./examples/', import.meta.url);
const CASES: Readonly<Record<string, readonly Case[]>> = JSON.parse(
  readFileSync(new URL('cases.json', FOLDER), 'utf8'),
);
const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.yml'));

/** The files of secrets that examples name, relative to the configuration. */
const SECRETS = { 'secrets/audit-key': 'k', 'secrets/facilities-token': 'f', 'secrets/cooling-token': 'c' };

describe('the examples', () => {
  it('are all in the table', () => {
    expect(Object.keys(CASES)).toEqual(EXAMPLES);
  });

  it.each(Object.entries(CASES))('%s is imported, is good, and routes as amtool says', async (file, cases) => {
    const imported = await run(['import', 'alertmanager', new URL(file, FOLDER).pathname]);
    expect(imported.code).toBe(0);
    const alerts = cases.map(({ labels }) => JSON.stringify({ labels })).join('\n');
    const cwd = await aFolder({ 'signalbox.yaml': imported.stdout, ...SECRETS });

    const checked = await run(['check', 'signalbox.yaml'], { cwd });
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('good')]);

    const explained = await run(['explain', '-c', 'signalbox.yaml', '--alerts', '-', '--format', 'json'], {
      cwd,
      stdin: alerts,
    });
    const channels = explained.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).matches.flatMap((match: { channels: string[] }) => match.channels));
    expect(channels).toEqual(cases.map((one) => one.channels));
  });

  it.each(EXAMPLES)('%s keeps its secrets out of comments and messages', async (file) => {
    const { stdout, stderr } = await run(['import', 'alertmanager', new URL(file, FOLDER).pathname]);
    const comments = stdout.split('\n').filter((line) => line.trimStart().startsWith('#'));
    expect([...comments, stderr].join('\n')).not.toMatch(/not-?a-?real|NOTAREAL|0123456789abcdef|11111111-2222/i);
  });
});
