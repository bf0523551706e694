import type { ReceivedAlert } from '@signalbox/sdk';
import { type Command, Option } from 'commander';
import { explainAlert } from '../alerts/explain-alert.ts';
import { parseLabels } from '../alerts/parse-alert-line.ts';
import { readAlerts } from '../alerts/read-alerts.ts';
import { type AlertsOptions, addAlertsOptions } from '../args/alerts-options.ts';
import { addConfigOption, type ConfigOptions } from '../args/config-option.ts';
import { sourceNamed } from '../args/named.ts';
import { parseTime } from '../args/option-values.ts';
import { requireOptions } from '../args/require-options.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';
import { explainPretty } from '../print/explain-pretty.ts';
import { paintFor } from '../print/paint.ts';
import { printProblems } from '../print/print-problems.ts';
import { configurationFor } from './configuration.ts';

interface ExplainOptions extends ConfigOptions, AlertsOptions {
  readonly labels?: string;
}

export function addExplain(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('where would this alert go, and why')
    .description(
      'Says where alerts would go with a configuration, and why. Reads the configuration alone: no store, no server.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExplainOptions) => finish(await explain(options, io)));
  addConfigOption(command).addOption(
    new Option('--labels <json>', 'the labels of one alert, as a JSON object').conflicts('alerts'),
  );
  requireOptions(addAlertsOptions(command), 'config');
}

const EXAMPLES = `
Examples:
  $ signalbox explain -c signalbox.yaml --labels '{"service": "payments", "severity": "critical"}'
  $ signalbox explain -c signalbox.yaml --source mackerel --alerts payloads.jsonl --format json
  $ curl -s example.com/payload.json | jq -c . | signalbox explain -c signalbox.yaml --source mackerel --alerts -`;

async function explain(options: ExplainOptions, io: Io): Promise<ExitCode> {
  if (options.labels === undefined && options.alerts === undefined) {
    throw new UsageError('no alert is given: add --labels JSON or --alerts FILE', `--labels '{"alertname": "Down"}'`);
  }
  const receivedAt = options.at === undefined ? Date.now() : parseTime(options.at);
  const config = await configurationFor(options.config, io);
  if (config === undefined) return 1;
  const source = options.source === undefined ? undefined : sourceNamed(options.source, config);
  const { alerts, problems } =
    options.alerts === undefined
      ? { alerts: [alertOf(options.labels ?? '')], problems: [] }
      : await readAlerts({ file: options.alerts, source, receivedAt }, io);
  const paint = paintFor(io.stdout);
  for (const alert of alerts) {
    const explanation = explainAlert(config, alert);
    const text =
      options.format === 'json'
        ? JSON.stringify(config.secrets.maskValue(explanation))
        : config.secrets.mask(explainPretty(explanation, paint));
    io.stdout.write(`${text}\n`);
  }
  printProblems(problems, io);
  return problems.length === 0 ? 0 : 1;
}

function alertOf(json: string): ReceivedAlert {
  const labels = parseLabels(json);
  if (labels === undefined) {
    throw new UsageError('--labels is not a JSON object of texts', `--labels '{"alertname": "Down"}'`);
  }
  return { status: 'firing', labels, annotations: {} };
}
