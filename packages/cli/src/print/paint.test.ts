import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Colour, paintFor } from './paint.ts';

const output = (colours: boolean) => ({ write: () => {}, colours });

describe('painting', () => {
  it.each<[Colour, string]>([
    ['red', '\u001b[31mx\u001b[39m'],
    ['green', '\u001b[32mx\u001b[39m'],
    ['yellow', '\u001b[33mx\u001b[39m'],
    ['cyan', '\u001b[36mx\u001b[39m'],
    ['dim', '\u001b[2mx\u001b[22m'],
    ['bold', '\u001b[1mx\u001b[22m'],
  ])('%s has an end that takes back nothing else', (colour, painted) => {
    expect(paintFor(output(true))(colour, 'x')).toBe(painted);
  });

  it('changes nothing for an output without colours, whatever this process writes to', () => {
    expect(paintFor(output(false))('red', 'x')).toBe('x');
  });

  it('goes on in the outer colour after an inner one', () => {
    const paint = paintFor(output(true));
    const text = paint('bold', `a ${paint('red', 'b')} c`);
    expect(stripVTControlCharacters(text)).toBe('a b c');
    expect(text.endsWith(' c\u001b[22m')).toBe(true);
  });
});
