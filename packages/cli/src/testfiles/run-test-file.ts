import { type LoadedConfig, loadConfig, type Problem, type Secrets } from '@signalbox/core';
import { builtin } from '../plugins.ts';
import { checkNames } from './check-names.ts';
import { checkPlayed } from './check-played.ts';
import type { Mismatch } from './mismatch.ts';
import { playTest } from './play-test.ts';
import { openSnapshots } from './snapshots.ts';
import type { ConfigTest, TestFile } from './test-file.ts';

/** What came of a test file. */
export interface FileResult {
  readonly file: TestFile;
  /** Its configuration, if it came so far. */
  readonly loaded?: LoadedConfig;
  /** Of the test file itself; those of its configuration are in `loaded`. With any, no test has run. */
  readonly problems: readonly Problem[];
  readonly tests: readonly TestResult[];
  /** How many snapshots were written anew or removed. */
  readonly updated: number;
}

export interface TestResult {
  readonly name: string;
  readonly line: number;
  /** Empty: it passed. */
  readonly mismatches: readonly Mismatch[];
}

export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly update: boolean;
  /** Gets those of the configuration. */
  readonly secrets?: Secrets[];
}

/** Runs the tests of a file against its configuration. */
export async function runTestFile(file: TestFile, { env, update, secrets: known }: RunOptions): Promise<FileResult> {
  const none = { file, tests: [], updated: 0 };
  if (file.problems.length > 0) return { ...none, problems: file.problems };
  const loaded = await loadConfig(file.config, { env: { ...env, ...file.env }, builtin });
  known?.push(loaded.secrets);
  const { config } = loaded;
  if (config === undefined) return { ...none, loaded, problems: [] };
  const problems = file.tests.flatMap((test) => checkNames(test, config)).map(file.yaml.problemOf);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  if (problems.length > 0) return { ...none, loaded, problems };

  const { secrets } = config;
  const snapshots = await openSnapshots(file.path, { update, mask: secrets.mask });
  const run = async (test: ConfigTest): Promise<TestResult> => {
    const mismatches = checkPlayed(test, await playTest(test, config), { snapshots, secrets });
    return { name: test.name, line: test.line, mismatches: mismatches.map((each) => masked(each, secrets.mask)) };
  };
  const tests: TestResult[] = [];
  for (const test of file.tests) tests.push(await run(test));
  return { file, loaded, problems: [], tests, updated: await snapshots.save() };
}

function masked(mismatch: Mismatch, mask: (text: string) => string): Mismatch {
  switch (mismatch.type) {
    case 'value':
    case 'text':
      return { ...mismatch, expected: mask(mismatch.expected), actual: mask(mismatch.actual) };
    case 'sentence':
      return { ...mismatch, text: mask(mismatch.text) };
    case 'timeline':
      return mismatch;
  }
}
