import { type DestinationStream, type Logger, pino } from 'pino';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

export interface LogOptions {
  readonly level: LogLevel;
  /** Takes secrets out of a text; asked at every line, since secrets change with the configuration. */
  readonly mask: (text: string) => string;
  /** Default: standard error. */
  readonly destination?: DestinationStream;
}

/** The server's log: a JSON object a line, on standard error; no line shows a secret or a control character. */
export function createLog({
  level,
  mask,
  destination = pino.destination({ dest: 2, sync: true }),
}: LogOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => destination.write(safeLine(line, mask)) },
  );
}

/**
 * Masks text by text in the finished line, not fields by name: a secret can be anywhere, in an error's stack or in
 * a URL, and a line that is masked as a whole could hide it behind JSON's escapes.
 */
function safeLine(line: string, mask: (text: string) => string): string {
  const masked = JSON.stringify(JSON.parse(line, (_key, value) => (typeof value === 'string' ? mask(value) : value)));
  return `${escapeInvisible(masked)}\n`;
}

/** What JSON leaves as it is, and a terminal or a viewer of logs would obey: C1, line separators, marks of direction. */
const INVISIBLE = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function escapeInvisible(json: string): string {
  return json.replace(INVISIBLE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
