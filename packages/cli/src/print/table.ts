import stringWidth from 'string-width';
import type { Colour, Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** Text of others is made safe here. */
export interface Cell {
  readonly text: string;
  readonly colour?: Colour;
}

/** Lines with aligned columns, of which the last may be of any length. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[], paint: Paint): string {
  const titles = head.map((text): Cell => ({ text, colour: 'dim' }));
  const lines = [titles, ...rows].map((row) =>
    row.map(({ text, colour }) => ({ text: plainText(text).replaceAll(/[\n\t]/g, ' '), colour })),
  );
  const widths = head.map((_, column) => Math.max(...lines.map((row) => stringWidth(row[column]?.text ?? ''))));
  return lines
    .map((row) =>
      row
        .map(({ text, colour }, column) => {
          const isLast = column === row.length - 1;
          const space = isLast ? '' : ' '.repeat((widths[column] ?? 0) - stringWidth(text));
          return `${colour === undefined ? text : paint(colour, text)}${space}`;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One thing, a line for each of its facts; those without a value are left out. */
export function facts(lines: readonly (readonly [name: string, value: string | undefined])[], paint: Paint): string {
  const shown = lines.filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(...shown.map(([name]) => name.length));
  return shown
    .map(([name, value = '']) => {
      const indented = plainText(value).replaceAll('\n', `\n${' '.repeat(width + 2)}`);
      return `${paint('dim', name.padEnd(width))}  ${indented}`;
    })
    .join('\n');
}
