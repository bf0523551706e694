import type { Fields } from '../client/fields.ts';
import { labelText } from './label-text.ts';
import type { Colour, Paint } from './paint.ts';
import { plainText } from './plain-text.ts';
import { pointInTime } from './point-in-time.ts';
import { type Cell, table } from './table.ts';

export function eventsPretty(events: readonly Fields[], now: number, paint: Paint): string {
  const row = (event: Fields): readonly Cell[] => [
    { text: pointInTime(event.time('at'), now) },
    kindOf(event),
    { text: event.text('severity') },
    { text: event.text('source') },
    { text: event.text('fingerprint') },
    { text: labelText(event.textMap('labels')) },
  ];
  return table(['ARRIVED', 'KIND', 'SEVERITY', 'SOURCE', 'FINGERPRINT', 'LABELS'], events.map(row), paint);
}

/** One event, as it comes. */
export function eventLine(event: Fields, paint: Paint): string {
  const { text, colour } = kindOf(event);
  const kind = plainText(text).padEnd(KIND_WIDTH);
  const shown = [event.text('severity'), labelText(event.textMap('labels'))].map(plainText).join('  ');
  return `${plainText(event.text('at'))}  ${colour === undefined ? kind : paint(colour, kind)}  ${shown}`;
}

const KIND_WIDTH = 'unknown-resolved'.length;

const COLOURS: Readonly<Record<string, Colour>> = { new: 'red', changed: 'yellow', resolved: 'green', ended: 'green' };

function kindOf(event: Fields): Cell {
  const text = event.text('kind');
  const colour = COLOURS[text];
  return colour === undefined ? { text } : { text, colour };
}
