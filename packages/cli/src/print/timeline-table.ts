import type { TimelineRow } from '../testfiles/mismatch.ts';
import type { Paint } from './paint.ts';
import { table } from './table.ts';

const COLUMNS = ['at', 'channel', 'firing', 'resolved', 'suppressed', 'reason', 'status', 'route'] as const;

/** Two timelines as one table: `-` was expected and is missing, `+` was not expected. */
export function timelineTable(rows: readonly TimelineRow[], paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => COLUMNS.map((column) => ({ text: String(row[column] ?? '') })));
  // A whole line has one colour, and so none of its cells has.
  const [head = '', ...lines] = table(COLUMNS, cells, (_colour, text) => text).split('\n');
  return [
    paint('dim', `  ${head}`),
    ...lines.map((line, index) => {
      const found = rows[index]?.found ?? 'both';
      if (found === 'both') return `  ${line}`;
      return found === 'expected' ? paint('red', `- ${line}`) : paint('green', `+ ${line}`);
    }),
  ];
}
