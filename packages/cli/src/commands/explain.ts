import type { ReceivedAlert } from '@signalbox/sdk';
import { type Command, Option } from 'commander';
import { explainAlert } from '../alerts/explain-alert.ts';
import { suppressionAt } from '../alerts/explain-suppression.ts';
import { parseLabels } from '../alerts/parse-alert-line.ts';
import { readAlerts } from '../alerts/read-alerts.ts';
import { type AlertsOptions, addAlertsOptions } from '../args/alerts-options.ts';
import { addConfigOption, type ConfigOptions } from '../args/config-option.ts';
import { sourceNamed } from '../args/named.ts';
import { parseTime } from '../args/option-values.ts';
import { requireOptions } from '../args/require-options.ts';
import { readLiveSuppression } from '../client/live-suppression.ts';
import { addressOf, type ServerOptions } from '../client/server-options.ts';
import { type ExitCode, type Finish, type Io, UsageError } from '../io.ts';
import { explainPretty } from '../print/explain-pretty.ts';
import { paintFor } from '../print/paint.ts';
import { printRefusal } from '../print/print-answer.ts';
import { printProblems } from '../print/print-problems.ts';
import { configurationFor } from './configuration.ts';

interface ExplainOptions extends ConfigOptions, AlertsOptions, ServerOptions {
  readonly labels?: string;
}

export function addExplain(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('where would this alert go, and why')
    .description(
      'Says where alerts would go with a configuration at a time, and why; which mute times hold then, and which silences. Reads the configuration alone, unless --url names a server: its ad-hoc silences and its firing alerts, which may inhibit, count then.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExplainOptions) => finish(await explain(options, io)));
  addConfigOption(command).addOption(
    new Option('--labels <json>', 'the labels of one alert, as a JSON object').conflicts('alerts'),
  );
  addAlertsOptions(command)
    .option('--url <url>', 'count the ad-hoc silences and the firing alerts of this server')
    .option('--token <token>', 'bearer token of `server.auth` (default: SIGNALBOX_TOKEN of the environment)');
  requireOptions(command, 'config');
}

const EXAMPLES = `
Examples:
  $ signalbox explain -c signalbox.yaml --labels '{"service": "payments", "severity": "critical"}'
  $ signalbox explain -c signalbox.yaml --labels '{"service": "payments"}' --at 2026-11-28T02:00:00+09:00
  $ signalbox explain -c signalbox.yaml --labels '{"service": "payments"}' --url http://127.0.0.1:8080
  $ signalbox explain -c signalbox.yaml --source mackerel --alerts payloads.jsonl --format json
  $ curl -s example.com/payload.json | jq -c . | signalbox explain -c signalbox.yaml --source mackerel --alerts -`;

async function explain(options: ExplainOptions, io: Io): Promise<ExitCode> {
  if (options.labels === undefined && options.alerts === undefined) {
    throw new UsageError('no alert is given: add --labels JSON or --alerts FILE', `--labels '{"alertname": "Down"}'`);
  }
  const at = options.at === undefined ? Date.now() : parseTime(options.at);
  const config = await configurationFor(options.config, io);
  if (config === undefined) return 1;
  const source = options.source === undefined ? undefined : sourceNamed(options.source, config);
  const { alerts, problems } =
    options.alerts === undefined
      ? { alerts: [alertOf(options.labels ?? '')], problems: [] }
      : await readAlerts({ file: options.alerts, source, receivedAt: at }, io);
  const live = options.url === undefined ? undefined : await readLiveSuppression(addressOf(options, io));
  if (live?.ok === false) return printRefusal(live, io);
  const suppression = suppressionAt(config, at, live);
  const paint = paintFor(io.stdout);
  for (const alert of alerts) {
    const explanation = explainAlert(config, alert, suppression);
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
