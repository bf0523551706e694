import { type AttemptEnd, type ChannelConfig, type Config, deliver, doubtSeverity } from '@signalbox/core';
import { createHttpClient, proxiesFrom, type ReceivedAlert } from '@signalbox/sdk';
import type { Command } from 'commander';
import { sampleNotification } from '../alerts/sample-notification.ts';
import { addConfigOption, type ConfigOptions } from '../args/config-option.ts';
import { channelNamed } from '../args/named.ts';
import { requireOptions } from '../args/require-options.ts';
import { type ExitCode, type Finish, type Io, UsageError, VERSION } from '../io.ts';
import { paintFor } from '../print/paint.ts';
import { plainText } from '../print/plain-text.ts';
import { configurationFor } from './configuration.ts';

interface SendOptions extends ConfigOptions {
  readonly channel: string;
  readonly severity: string;
  readonly dryRun?: boolean;
}

export function addSend(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('send')
    .summary('send a test message through a real channel')
    .description('Sends a test message through a real channel, once. Exit code 1 if the target does not take it.')
    .addHelpText('after', EXAMPLES)
    .action(async (options: SendOptions) => finish(await send(options, io)));
  addConfigOption(command)
    .option('--channel <name>', 'the channel')
    .option('--severity <word>', 'severity of the test message', 'info')
    .option('--dry-run', 'prove the credentials and send no message, where the transport can');
  requireOptions(command, 'config', 'channel');
}

const EXAMPLES = `
Examples:
  $ signalbox send -c signalbox.yaml --channel ops-room
  $ signalbox send -c signalbox.yaml --channel ops-room --dry-run     are the credentials good?
  $ signalbox send -c signalbox.yaml --channel ops-room --severity critical     does it ring?`;

async function send(options: SendOptions, io: Io): Promise<ExitCode> {
  const config = await configurationFor(options.config, io);
  if (config === undefined) return 1;
  const channel = channelNamed(options.channel, config);
  printDoubtfulSeverity(options.severity, io);
  const http = createHttpClient({
    userAgent: `signalbox/${VERSION}`,
    egress: config.server.egress,
    proxies: proxiesFrom(io.env),
  });
  const context = {
    http,
    now: Date.now,
    after(delayMs: number, run: () => void) {
      const timeout = setTimeout(run, delayMs);
      return { cancel: () => clearTimeout(timeout) };
    },
    signal: AbortSignal.timeout(channel.timeoutMs + 1_000),
    renderFailed: (part: string, error: string) => {
      io.stderr.write(
        `${plainText(config.secrets.mask(`the template's part ${part} fails, and the default is sent: ${error}`))}\n`,
      );
    },
    log: (fields: Readonly<Record<string, unknown>>, text: string) => {
      io.stderr.write(`${config.secrets.mask(JSON.stringify({ ...fields, msg: text }))}\n`);
    },
  };
  try {
    const end = options.dryRun
      ? await testCredentials(channel, context)
      : (await deliver(sampleNotification(config, testAlert(options.severity), sample(channel)), channel, context)).end;
    return report(end, channel, config, options.dryRun === true, io);
  } finally {
    await http.close();
  }
}

const sample = ({ name }: ChannelConfig) => ({ channel: name, source: 'signalbox', now: Date.now() });

/** Whoever asks whether a room rings for a severity should hear that it is none. */
function printDoubtfulSeverity(severity: string, io: Io): void {
  const doubt = doubtSeverity(severity);
  if (doubt === undefined) return;
  const text = [doubt.message, ...(doubt.hint === undefined ? [] : [doubt.hint])].join('; ');
  io.stderr.write(`${paintFor(io.stderr)('yellow', 'warning:')} ${plainText(text)}\n`);
}

function testAlert(severity: string): ReceivedAlert {
  return {
    status: 'firing',
    labels: { alertname: 'SignalboxTest', severity },
    annotations: { summary: 'This is a test message of Signalbox. Nothing is wrong.' },
    notice: true,
  };
}

type Context = Parameters<typeof deliver>[2];

async function testCredentials(
  { name, transport, options, ...channel }: ChannelConfig,
  context: Context,
): Promise<AttemptEnd> {
  if ('send' in transport || transport.authRequest === undefined) {
    throw new UsageError(
      `the transport ${transport.name} of ${name} has no way to prove its credentials`,
      'leave --dry-run out: a message is sent then',
    );
  }
  const { timeoutMs, allowPrivate } = channel;
  const result = await context.http.send(transport.authRequest(options), {
    timeoutMs,
    allowPrivate,
    signal: context.signal,
  });
  if (result.type === 'answer') return transport.classify(result.answer, context.now());
  return { type: 'no-answer', reason: result.reason, maybeArrived: result.sent };
}

function report(end: AttemptEnd, { name }: ChannelConfig, { secrets }: Config, dryRun: boolean, io: Io): ExitCode {
  const paint = paintFor(io.stderr);
  if (end.type === 'ok') {
    io.stderr.write(
      `${paint('green', '✓')} ${plainText(name)}: ${dryRun ? 'the credentials are good' : 'the target took it'}\n`,
    );
    return 0;
  }
  const reason = plainText(secrets.mask(end.reason));
  const later = end.type === 'retry' ? ' (serve would try again)' : '';
  io.stderr.write(`${paint('red', '✗')} ${plainText(name)}: ${reason}${later}\n`);
  return 1;
}
