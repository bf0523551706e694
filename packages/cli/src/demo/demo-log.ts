import type { Io } from '../io.ts';
import { paintFor } from '../print/paint.ts';
import { plainText } from '../print/plain-text.ts';

/** The router's log, for somebody who watches: what goes wrong as it is, and when what went wrong is right again. */
export function demoLog(io: Io): { write(line: string): void } {
  const failed = new Set<unknown>();
  const paint = paintFor(io.stdout);
  return {
    write(line) {
      const { level, outcome, delivery, channel, msg } = readLine(line);
      if (level !== 'info') io.stderr.write(line);
      if (outcome === undefined) return;
      if (outcome !== 'ok') failed.add(delivery);
      else if (failed.delete(delivery) && msg === 'delivered') {
        io.stdout.write(
          `${paint('green', '✓')} ${plainText(String(channel))}: a message that had failed has arrived\n`,
        );
      }
    },
  };
}

/** A line of the log is an object: the parsed border. */
function readLine(line: string): Readonly<Record<string, unknown>> {
  return JSON.parse(line);
}
