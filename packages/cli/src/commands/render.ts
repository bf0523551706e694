import { previewRequest, renderMessage } from '@signalbox/core';
import { type Command, Option } from 'commander';
import { readAlerts } from '../alerts/read-alerts.ts';
import { configurationFor } from '../configuration.ts';
import { findChannel } from '../find-channel.ts';
import type { ExitCode, Io } from '../io.ts';
import { parseTime } from '../parse-time.ts';
import { printProblems } from '../print/lines.ts';
import { paintFor } from '../print/paint.ts';
import { requestPretty } from '../print/request-pretty.ts';
import type { Finish } from '../program.ts';
import { requireOptions } from '../required-options.ts';
import { sampleNotification } from '../sample-notification.ts';

interface RenderOptions {
  readonly config: string;
  readonly channel: string;
  readonly alerts: string;
  readonly source?: string;
  readonly at?: string;
  readonly format: 'pretty' | 'json';
}

export function addRender(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('render')
    .summary('the exact requests that a channel would send')
    .description(
      'Prints the exact request that a channel would send for each alert, with secrets masked. Nothing is sent.',
    )
    .option('-c, --config <path>', 'the configuration: its main file or folder')
    .option('--channel <name>', 'the channel')
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
    .action(async (options: RenderOptions) => finish(await render(options, io)));
  requireOptions(command, 'config', 'channel', 'alerts');
}

const EXAMPLES = `
Examples:
  $ signalbox render -c signalbox.yaml --channel ops-room --alerts alerts.jsonl
  $ echo '{"labels": {"alertname": "Down"}}' | signalbox render -c signalbox.yaml --channel ops-room --alerts -`;

/** Exit code 1 if an alert cannot be read, or if the channel's template fails on one: the default one is shown then. */
async function render(options: RenderOptions, io: Io): Promise<ExitCode> {
  const now = options.at === undefined ? Date.now() : parseTime(options.at);
  const config = await configurationFor(options.config, io);
  if (config === undefined) return 1;
  const channel = findChannel(config, options.channel);
  const { alerts, problems } = await readAlerts(
    { file: options.alerts, source: options.source, receivedAt: now },
    config,
    io,
  );
  const paint = paintFor(io.stdout);
  const failures: string[] = [];
  for (const alert of alerts) {
    const sample = { channel: channel.name, source: options.source ?? 'sample', now };
    const message = renderMessage(sampleNotification(config, alert, sample), channel, (part, error) =>
      failures.push(`the template's part ${part} fails, and the default is sent: ${error}`),
    );
    const request = previewRequest(channel, message);
    const text = options.format === 'json' ? JSON.stringify(request) : requestPretty(request, paint);
    io.stdout.write(`${config.secrets.mask(text)}\n`);
  }
  printProblems([...problems, ...failures.map(config.secrets.mask)], io);
  return problems.length + failures.length === 0 ? 0 : 1;
}
