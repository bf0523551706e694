import type { ReceivedAlert } from '@signalbox/sdk';
import { type Command, Option } from 'commander';
import { parseLabels } from '../alerts/parse-alert-line.ts';
import { findSource, readAlerts } from '../alerts/read-alerts.ts';
import { configurationFor } from '../configuration.ts';
import { explainAlert } from '../explain-alert.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { parseTime } from '../parse-time.ts';
import { explainPretty } from '../print/explain-pretty.ts';
import { printProblems } from '../print/lines.ts';
import { paintFor } from '../print/paint.ts';
import type { Finish } from '../program.ts';
import { requireOptions } from '../required-options.ts';

interface ExplainOptions {
  readonly config: string;
  readonly labels?: string;
  readonly alerts?: string;
  readonly source?: string;
  readonly at?: string;
  readonly format: 'pretty' | 'json';
}

export function addExplain(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('where would this alert go, and why')
    .description(
      'Says where alerts would go with a configuration, and why. Reads the configuration alone: no store, no server.',
    )
    .option('-c, --config <path>', 'the configuration: its main file or folder')
    .addOption(new Option('--labels <json>', 'the labels of one alert, as a JSON object').conflicts('alerts'))
    .option(
      '--alerts <file>',
      'alerts as JSON lines: {"labels": {...}, "annotations": {...}, "status": "firing"}; - is stdin',
    )
    .option('--source <name>', 'each line is a raw payload of this source')
    .option('--at <time>', 'as if it were then (ISO 8601)')
    .addOption(
      new Option('--format <format>', 'for people, or one JSON object a line')
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExplainOptions) => finish(await explain(options, io)));
  requireOptions(command, 'config');
}

const EXAMPLES = `
Examples:
  $ signalbox explain -c signalbox.yaml --labels '{"service": "payments", "severity": "critical"}'
  $ signalbox explain -c signalbox.yaml --source mackerel --alerts payloads.jsonl --format json
  $ curl -s example.com/payload.json | jq -c . | signalbox explain -c signalbox.yaml --source mackerel --alerts -`;

async function explain(options: ExplainOptions, io: Io): Promise<ExitCode> {
  if (options.labels === undefined && options.alerts === undefined) {
    throw new UsageError('say which alert: --labels JSON or --alerts FILE', `--labels '{"alertname": "Down"}'`);
  }
  const receivedAt = options.at === undefined ? Date.now() : parseTime(options.at);
  const config = await configurationFor(options.config, io);
  if (config === undefined) return 1;
  if (options.source !== undefined) findSource(config, options.source);
  const { alerts, problems } =
    options.alerts === undefined
      ? { alerts: [alertOf(options.labels ?? '')], problems: [] }
      : await readAlerts({ file: options.alerts, source: options.source, receivedAt }, config, io);
  const paint = paintFor(io.stdout);
  for (const alert of alerts) {
    const explanation = explainAlert(config, alert);
    const text = options.format === 'json' ? JSON.stringify(explanation) : explainPretty(explanation, paint);
    io.stdout.write(`${config.secrets.mask(text)}\n`);
  }
  printProblems(problems, io);
  return problems.length === 0 ? 0 : 1;
}

function alertOf(json: string): ReceivedAlert {
  const labels = parseLabels(json);
  if (labels === undefined)
    throw new UsageError('--labels is no JSON object of texts', `--labels '{"alertname": "Down"}'`);
  return { status: 'firing', labels, annotations: {} };
}
