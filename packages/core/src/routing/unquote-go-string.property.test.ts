import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unquoteGoString } from './unquote-go-string.ts';

const text = fc.string({
  unit: fc.constantFrom(..."ab7'\t\0\u007f\u0080é\u07ff\u0800東\ud7ff\ue000\ufeff\uffff🙂\u{10ffff}"),
});

/** Each character by an escape, in one of the ways that Go has. */
const WAYS: readonly ((text: string) => string)[] = [
  (written) => byCharacter(written, (code) => `\\U${hex(code, 8)}`),
  (written) =>
    byCharacter(written, (code) => (code > 0xffff ? `\\U${hex(code, 8).toUpperCase()}` : `\\u${hex(code, 4)}`)),
  (written) => byByte(written, (byte) => `\\x${hex(byte, 2)}`),
  (written) => byByte(written, (byte) => `\\${byte.toString(8).padStart(3, '0')}`),
];

function byCharacter(written: string, write: (code: number) => string): string {
  return [...written].map((character) => write(character.codePointAt(0) ?? 0)).join('');
}

function byByte(written: string, write: (byte: number) => string): string {
  return [...new TextEncoder().encode(written)].map(write).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

describe('a Go string', () => {
  it('is read whichever way its characters are escaped', () => {
    fc.assert(
      fc.property(text, text, (written, around) => {
        for (const escaped of WAYS.map((way) => way(written))) {
          expect(unquoteGoString(escaped)).toBe(written);
          expect(unquoteGoString(around + escaped + around)).toBe(around + written + around);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is read, or refused, whatever stands in it', () => {
    const unit = fc.constantFrom(...'\\\\\\xuU01789afnt"\n', 'd800', 'f0', '\ud83d', '日');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (inside) => {
        const value = unquoteGoString(inside);
        if (value === undefined) return;
        expect(value.isWellFormed()).toBe(true);
        expect(inside.includes('\n')).toBe(false);
        if (!inside.includes('\\')) expect(value).toBe(inside);
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
