import { type Command, Option } from 'commander';

/** For commands that print for people or for programs. */
export interface FormatOptions {
  readonly format: 'pretty' | 'json';
}

/** @param json what `--format json` prints */
export function addFormatOption(command: Command, json: 'one JSON document' | 'one JSON object a line'): Command {
  return command.addOption(
    new Option('--format <format>', `for people, or ${json}`).choices(['pretty', 'json']).default('pretty'),
  );
}
