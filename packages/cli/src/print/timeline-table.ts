import type { TimelineRow } from '../testfiles/failure.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

const COLUMNS = ['at', 'channel', 'firing', 'resolved', 'suppressed', 'reason', 'status', 'route'] as const;

/** Two timelines as one table: `-` was expected and not told, `+` was told and not expected. */
export function timelineTable(rows: readonly TimelineRow[], paint: Paint): readonly string[] {
  if (rows.length === 0) return [];
  const cells = [
    [...COLUMNS],
    ...rows.map((row) => COLUMNS.map((column) => (row[column] === undefined ? '' : plainText(String(row[column]))))),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const [head = '', ...lines] = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    paint('dim', `  ${head}`),
    ...lines.map((line, index) => {
      const found = rows[index]?.found ?? 'both';
      if (found === 'both') return `  ${line}`;
      return found === 'expected' ? paint('red', `- ${line}`) : paint('green', `+ ${line}`);
    }),
  ];
}
