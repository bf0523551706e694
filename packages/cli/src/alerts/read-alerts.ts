import { type Config, didYouMean, type SourceConfig } from '@signalbox/core';
import type { ReceivedAlert } from '@signalbox/sdk';
import { type Io, UsageError } from '../io.ts';

import { type ParsedLine, parseAlertLine, parseLine } from './parse-alert-line.ts';
import { readLines } from './read-lines.ts';

/** What a file of alerts holds. */
export interface ReadAlerts {
  readonly alerts: readonly ReceivedAlert[];
  /** A sentence each, with file and line. */
  readonly problems: readonly string[];
}

/** Where alerts come from: a file of JSON lines, each an alert, or a raw payload of a source of the configuration. */
export interface AlertsQuestion {
  readonly file: string;
  readonly source?: string | undefined;
  /** When they are said to have arrived, epoch ms. */
  readonly receivedAt: number;
}

export async function readAlerts(question: AlertsQuestion, config: Config, io: Io): Promise<ReadAlerts> {
  const source = question.source === undefined ? undefined : findSource(config, question.source);
  const alerts: ReceivedAlert[] = [];
  const problems: string[] = [];
  for (const { number, text } of await readLines(question.file, io)) {
    const parsed = source === undefined ? parseAlertLine(text) : readPayload(source, text, question.receivedAt);
    if ('problem' in parsed)
      problems.push(`${question.file === '-' ? 'stdin' : question.file}:${number}: ${parsed.problem}`);
    else alerts.push(...parsed.alerts);
  }
  return { alerts, problems };
}

function readPayload({ source, options }: SourceConfig, text: string, receivedAt: number): ParsedLine {
  const json = parseLine(text);
  if ('problem' in json) return json;
  const { alerts, problems } = source.read({ body: json.value, receivedAt }, options);
  return problems.length === 0 ? { alerts } : { problem: problems.join('; ') };
}

export function findSource(config: Config, name: string): SourceConfig {
  const source = config.sources.get(name);
  if (source !== undefined) return source;
  const hint =
    didYouMean(name, config.sources.keys()) ?? `there are: ${[...config.sources.keys()].join(', ') || 'none'}`;
  throw new UsageError(`the configuration has no source ${JSON.stringify(name)}`, hint);
}
