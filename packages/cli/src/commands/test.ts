import { type Command, Option } from 'commander';
import { nameFrom } from '../code-frame/check-report.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { type Paint, paintFor } from '../print/paint.ts';
import { testJson } from '../print/test-json.ts';
import { testJunit } from '../print/test-junit.ts';
import { testPretty } from '../print/test-pretty.ts';
import { findTestFiles } from '../testfiles/find-test-files.ts';
import { readTestFile } from '../testfiles/read-test-file.ts';
import { type FileResult, runTestFile } from '../testfiles/run-test-file.ts';
import { type TestReport, testReport } from '../testfiles/test-report.ts';

const FORMATS = ['pretty', 'json', 'junit'] as const;
type Format = (typeof FORMATS)[number];

interface TestOptions {
  readonly format: Format;
  readonly update?: boolean;
}

export function addTest(program: Command, io: Io, finish: Finish): void {
  program
    .command('test')
    .summary('run the tests of a configuration')
    .description(
      'Runs *.test.yaml files: where alerts go, which notifications follow and when, and with which text. Time is virtual, and nothing is sent. Exit code 1 if a test fails.',
    )
    .argument('<path...>', 'test files, or folders with test files below them')
    .addOption(new Option('--format <format>', 'for people, or programs').choices(FORMATS).default('pretty'))
    .option('--update', 'keep the texts of today as snapshots')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], options: TestOptions) => finish(await test(paths, options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox test configs/
  $ signalbox test signalbox.test.yaml --update              snapshots are kept in signalbox.test.yaml.snap
  $ signalbox test configs/ --format junit > report.xml      for the pages of a CI`;

async function test(paths: readonly string[], { format, update = false }: TestOptions, io: Io): Promise<ExitCode> {
  const names = new Map<string, string>();
  for (const given of paths) {
    for (const file of await findTestFiles(given, io.cwd)) names.set(file, nameFrom(io.cwd, given, file));
  }
  const results: FileResult[] = [];
  for (const [file, name] of names) {
    results.push(await runTestFile(await readTestFile(file, name), { env: io.env, update, secrets: io.secrets }));
  }
  const report = testReport(results);
  io.stdout.write(`${printed(report, format, io.cwd, paintFor(io.stdout))}\n`);
  return report.ok ? 0 : 1;
}

function printed(report: TestReport, format: Format, cwd: string, paint: Paint): string {
  switch (format) {
    case 'pretty':
      return testPretty(report, cwd, paint);
    case 'json':
      return testJson(report, cwd);
    case 'junit':
      return testJunit(report, cwd);
  }
}
