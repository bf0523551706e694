import { previewRequest, renderMessage } from '@signalbox/core';
import type { Command } from 'commander';
import { readAlerts } from '../alerts/read-alerts.ts';
import { sampleGroups, sampleNotification } from '../alerts/sample-notification.ts';
import { type AlertsOptions, addAlertsOptions } from '../args/alerts-options.ts';
import { addConfigOption, type ConfigOptions } from '../args/config-option.ts';
import { channelNamed, sourceNamed } from '../args/named.ts';
import { parseTime } from '../args/option-values.ts';
import { requireOptions } from '../args/require-options.ts';
import type { ExitCode, Finish, Io } from '../io.ts';
import { paintFor } from '../print/paint.ts';
import { printProblems } from '../print/print-problems.ts';
import { requestPretty } from '../print/request-pretty.ts';
import { configurationFor } from './configuration.ts';

interface RenderOptions extends ConfigOptions, AlertsOptions {
  readonly channel: string;
  readonly alerts: string;
  readonly group?: true;
}

export function addRender(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('render')
    .summary('the exact requests that a channel would send')
    .description(
      'Prints the exact request that a channel would send for each alert, with secrets masked; with --group for each group that the alerts would be in. Nothing is sent.',
    )
    .addHelpText('after', EXAMPLES)
    .action(async (options: RenderOptions) => finish(await render(options, io)));
  addConfigOption(command)
    .option('--channel <name>', 'the channel')
    .option('--group', 'one message for the alerts of a group, as they are routed: not one for each alert');
  addAlertsOptions(command);
  requireOptions(command, 'config', 'channel', 'alerts');
}

const EXAMPLES = `
Examples:
  $ signalbox render -c signalbox.yaml --channel ops-room --alerts alerts.jsonl
  $ signalbox render -c signalbox.yaml --channel ops-room --alerts alerts.jsonl --group
  $ echo '{"labels": {"alertname": "Down"}}' | signalbox render -c signalbox.yaml --channel ops-room --alerts -`;

/** Exit code 1 if an alert cannot be read, if the channel's template fails on one (the default one is shown then), or its transport does. */
async function render(options: RenderOptions, io: Io): Promise<ExitCode> {
  const now = options.at === undefined ? Date.now() : parseTime(options.at);
  const config = await configurationFor(options.config, io);
  if (config === undefined) return 1;
  const channel = channelNamed(options.channel, config);
  const source = options.source === undefined ? undefined : sourceNamed(options.source, config);
  const { alerts, problems } = await readAlerts({ file: options.alerts, source, receivedAt: now }, io);
  const paint = paintFor(io.stdout);
  const failures: string[] = [];
  const sample = { channel: channel.name, source: options.source ?? 'sample', now };
  const notifications = options.group
    ? sampleGroups(config, alerts, sample)
    : alerts.map((alert) => sampleNotification(config, alert, sample));
  for (const notification of notifications) {
    const message = renderMessage(notification, channel, (part, error) =>
      failures.push(`the template's part ${part} fails, and the default is sent: ${error}`),
    );
    try {
      const request = config.secrets.maskValue(previewRequest(channel, message));
      io.stdout.write(`${options.format === 'json' ? JSON.stringify(request) : requestPretty(request, paint)}\n`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failures.push(`the transport ${channel.transport.name} fails: ${why}`);
    }
  }
  printProblems([...problems, ...failures.map(config.secrets.mask)], io);
  return problems.length + failures.length === 0 ? 0 : 1;
}
