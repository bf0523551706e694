import type { Paint } from '../print/paint.ts';

export const plain: Paint = (_colour, text) => text;

/** Shows what is coloured, and how: `<red>text</>`. */
export const marked: Paint = (colour, text) => `<${colour}>${text}</>`;
