import { type LoadedConfig, type LoadOptions, loadConfig } from '../config/load-config.ts';
import type { Problem } from '../config/problems/problem.ts';
import { aFolder } from './config-folder.ts';
import { loadOptions } from './plugins.ts';

/** Loads a configuration from a real folder with these files; a text alone is the main file. */
export async function load(
  files: string | Readonly<Record<string, string>>,
  more: Partial<LoadOptions> = {},
): Promise<LoadedConfig> {
  const folder = await aFolder(typeof files === 'string' ? { 'signalbox.yaml': files } : files);
  return loadConfig(folder.file('signalbox.yaml'), loadOptions(more));
}

/** `file:line:column code` of each problem, in order; the main file's name left out, warnings marked. */
export function places({ problems }: LoadedConfig): readonly string[] {
  return problems.map(({ file, line, column, code, severity }) => {
    const where = file === 'signalbox.yaml' ? `${line}:${column}` : `${file}:${line}:${column}`;
    return `${where} ${code}${severity === 'warning' ? ' (warning)' : ''}`;
  });
}

/** A main file that is in order but for these lines, which begin at line 3. */
export function mainWith(lines: string): string {
  return `version: 1\nunmatched: { to: [] }\n${lines}\n`;
}

/** A problem in one line: `3:17 unknown-channel: MESSAGE -> HINT`, warnings marked. */
export function tell({ file, line, column, code, severity, message, hint }: Problem): string {
  const where = file === 'signalbox.yaml' ? `${line}:${column}` : `${file}:${line}:${column}`;
  const what = `${where} ${code}${severity === 'warning' ? ' (warning)' : ''}: ${message}`;
  return hint === undefined ? what : `${what} -> ${hint}`;
}
