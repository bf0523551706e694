import { type Command, Option } from 'commander';
import { loadNamed } from '../args/config-option.ts';
import { type CheckReport, reportOf } from '../code-frame/check-report.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { checkGithub } from '../print/check-github.ts';
import { checkJson } from '../print/check-json.ts';
import { checkJunit } from '../print/check-junit.ts';
import { checkPretty } from '../print/check-pretty.ts';
import { checkSarif } from '../print/check-sarif.ts';
import { type Paint, paintFor } from '../print/paint.ts';

const FORMATS = ['pretty', 'json', 'github', 'sarif', 'junit'] as const;
type Format = (typeof FORMATS)[number];

interface CheckOptions {
  readonly format: Format;
}

export function addCheck(program: Command, io: Io, finish: Finish): void {
  program
    .command('check')
    .summary('check a configuration')
    .description(
      'Checks configurations as a start would, and lists everything that is wrong with them. Exit code 1 if there are errors.',
    )
    .argument('<path...>', 'main files, or folders of configurations')
    .addOption(
      new Option('--format <format>', 'for people, programs, or the pages of a CI').choices(FORMATS).default('pretty'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], options: CheckOptions) => finish(await check(paths, options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox check signalbox.yaml
  $ signalbox check configs/production configs/staging
  $ signalbox check signalbox.yaml --format github      in a GitHub workflow
  $ signalbox check signalbox.yaml --format sarif > signalbox.sarif`;

async function check(paths: readonly string[], { format }: CheckOptions, io: Io): Promise<ExitCode> {
  const checked = await Promise.all(paths.map(async (given) => ({ given, loaded: await loadNamed(given, io) })));
  const report = reportOf(checked, io.cwd);
  const text = printed(report, format, paintFor(io.stdout));
  if (text !== '') io.stdout.write(`${text}\n`);
  return report.ok ? 0 : 1;
}

function printed(report: CheckReport, format: Format, paint: Paint): string {
  switch (format) {
    case 'pretty':
      return checkPretty(report, paint);
    case 'json':
      return checkJson(report);
    case 'github':
      return checkGithub(report);
    case 'sarif':
      return checkSarif(report);
    case 'junit':
      return checkJunit(report);
  }
}
