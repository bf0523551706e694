import type { SourceConfig } from '@signalbox/core';
import type { ReceivedAlert } from '@signalbox/sdk';
import type { Io } from '../io.ts';
import { type ParsedLine, parseAlertLine, parseLine } from './parse-alert-line.ts';
import { type Line, readLines } from './read-lines.ts';

/** What a file of alerts holds. */
export interface ReadAlerts {
  readonly alerts: readonly ReceivedAlert[];
  /** A sentence each, with file and line. */
  readonly problems: readonly string[];
}

/** Where alerts come from: a file of JSON lines, each an alert, or a raw payload of a source. */
export interface AlertsFile {
  readonly file: string;
  readonly source: SourceConfig | undefined;
  /** When they are said to have arrived, epoch ms. */
  readonly receivedAt: number;
}

export async function readAlerts({ file, source, receivedAt }: AlertsFile, io: Io): Promise<ReadAlerts> {
  const alerts: ReceivedAlert[] = [];
  const problems: string[] = [];
  for (const { number, text } of asDocuments(await readLines(file, io))) {
    const parsed = source === undefined ? parseAlertLine(text) : readPayload(source, text, receivedAt);
    if ('problem' in parsed) {
      const advice =
        text.includes('\n') && !isJson(text) ? '; several documents go one on a line, as `jq -c .` writes them' : '';
      problems.push(`${file === '-' ? 'stdin' : file}:${number}: ${parsed.problem}${advice}`);
    } else alerts.push(...parsed.alerts);
  }
  return { alerts, problems };
}

/** A payload that somebody printed for people goes over many lines: then they are one document. */
function asDocuments(lines: readonly Line[]): readonly Line[] {
  const [first] = lines;
  if (first === undefined || !/^[[{]/.test(first.text) || isJson(first.text)) return lines;
  const whole = lines.map(({ text }) => text).join('\n');
  if (isJson(whole)) return [{ number: first.number, text: whole }];
  // Among good lines one is bad; else nothing here is a line of its own.
  return lines.some(({ text }) => /^\{.+\}$/.test(text) && isJson(text))
    ? lines
    : [{ number: first.number, text: whole }];
}

function isJson(text: string): boolean {
  return 'value' in parseLine(text);
}

function readPayload({ source, options }: SourceConfig, text: string, receivedAt: number): ParsedLine {
  const json = parseLine(text);
  if ('problem' in json) return json;
  const { alerts, problems } = source.read({ body: json.value, receivedAt }, options);
  return problems.length === 0 ? { alerts } : { problem: problems.join('; ') };
}
