import type { Problem } from '@signalbox/core';
import { hidden, hideComments, hideForgottenColons, hideWrittenSecrets } from './hide-written-secrets.ts';
import { type Part, secretParts } from './secret-parts.ts';

/** The lines of a file as they may be shown. Lines and columns are counted from 1. */
export interface ShownLines {
  readonly count: number;
  line(number: number): string;
  /** How many characters of the shown line stand before a column of the written one. */
  before(number: number, column: number): number;
}

/** @param problems those of this file: what is secret depends on all of them */
export function shownLines(text: string, problems: readonly Problem[], mask: (text: string) => string): ShownLines {
  const isBroken = problems.some(({ code }) => code === 'yaml-syntax');
  const lines = linesOf(text, secretParts(text, problems));
  const shown = (written: string, hiddenParts: readonly Part[]): string => {
    const masked = hideForgottenColons(mask(withStars(written, hiddenParts)).slice(0, LONGEST_LINE));
    return isBroken ? hideWrittenSecrets(masked) : hideComments(masked);
  };
  const line = (number: number): string => {
    const found = lines[number - 1];
    return found === undefined ? '' : shown(found.text, found.hidden);
  };
  return {
    count: lines.length,
    line,
    before(number, column) {
      const found = lines[number - 1];
      if (found === undefined) return 0;
      const inside = found.hidden.find(({ from, to }) => from < column - 1 && column - 1 < to);
      const end = inside?.from ?? column - 1;
      const prefix = shown(
        found.text.slice(0, end),
        found.hidden.filter(({ to }) => to <= end),
      );
      const whole = line(number);
      const common = commonLength(prefix, whole);
      // The end of what was hidden says nothing: the caret stands at its beginning.
      if (whole === found.text || common < whole.trimEnd().length) return common;
      return whole.trimEnd().replace(/(?:\*{3}|.)$/, '').length;
    },
  };
}

/** What is cut off is not shown by anybody; patterns need not look at it. */
const LONGEST_LINE = 500;

interface WrittenLine {
  readonly text: string;
  /** Offsets from the beginning of the line, in order; none overlap. */
  readonly hidden: readonly Part[];
}

function linesOf(text: string, parts: readonly Part[]): readonly WrittenLine[] {
  const sorted = [...parts].sort((a, b) => a.from - b.from || b.to - a.to);
  const lines: WrittenLine[] = [];
  let start = 0;
  let first = 0;
  for (const written of text.split('\n')) {
    const line = written.replace(/\r$/, '');
    const end = start + line.length;
    let last = 0;
    const inLine: Part[] = [];
    while ((sorted[first]?.to ?? Number.POSITIVE_INFINITY) <= start) first++;
    for (const part of sorted.slice(first, firstAfter(sorted, first, end))) {
      const indent = line.length - line.trimStart().length;
      const from = Math.max(part.from - start, indent, last);
      const to = Math.min(part.to - start, line.trimEnd().length);
      if (from >= to) continue;
      inLine.push({ from, to });
      last = to;
    }
    lines.push({ text: line, hidden: inLine });
    start += written.length + 1;
  }
  return lines;
}

function firstAfter(parts: readonly Part[], from: number, end: number): number {
  let index = from;
  while ((parts[index]?.from ?? end) < end) index++;
  return index;
}

function withStars(line: string, parts: readonly Part[]): string {
  let result = '';
  let end = 0;
  for (const { from, to } of parts) {
    result += line.slice(end, from) + hidden(line.slice(from, to));
    end = to;
  }
  return result + line.slice(end);
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
