import type { Command } from 'commander';
import { addFormatOption, type FormatOptions } from './format-option.ts';

/** What commands take that answer for each alert of a file. */
export interface AlertsOptions extends FormatOptions {
  readonly alerts?: string;
  readonly source?: string;
  readonly at?: string;
}

export function addAlertsOptions(command: Command): Command {
  command
    .option(
      '--alerts <file>',
      'alerts as JSON lines: {"labels": {...}, "annotations": {...}, "status": "firing"}; - is stdin',
    )
    .option('--source <name>', 'each line is a raw payload of this source')
    .option('--at <time>', 'as if it were then (ISO 8601, with its zone)');
  return addFormatOption(command, 'one JSON object a line');
}
