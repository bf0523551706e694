import { styleText } from 'node:util';
import type { Output } from '../io.ts';

export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

export type Paint = (colour: Colour, text: string) => string;

/** Colours text for an output, if it shows colours. */
export function paintFor({ colours }: Output): Paint {
  return (colour, text) => (colours ? styleText(colour, text, { validateStream: false }) : text);
}
