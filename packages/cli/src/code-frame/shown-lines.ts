import type { Problem } from '@signalbox/core';
import { type FileParts, fileParts, type Part } from './file-parts.ts';
import { hidden, hideComments, hideForgottenColons, hideWrittenSecrets } from './hide-written-secrets.ts';

/** The lines of a file as they may be shown. Lines and columns are counted from 1. */
export interface ShownLines {
  readonly count: number;
  line(number: number): string;
  /** How many characters of the shown line stand before a column of the written one; undefined if it is not shown. */
  before(number: number, column: number): number | undefined;
}

/** How a file hides what is secret in it. */
export interface Hiding {
  /** Hides the values that are known to be secret. */
  mask(text: string): string;
  /** Is it a file of YAML? Templates are none, and hold no secrets of their own. Default: yes. */
  readonly yaml?: boolean;
}

/** @param problems those of this file: what is secret depends on all of them */
export function shownLines(text: string, problems: readonly Problem[], { mask, yaml = true }: Hiding): ShownLines {
  const isBroken = problems.some(({ code }) => code === 'yaml-syntax');
  const lines = linesOf(text, yaml ? fileParts(text, problems) : { hidden: [], verbatim: [] });
  const shown = (written: string, hiddenParts: readonly Part[], verbatim: readonly Part[]): string => {
    const cut = mask(withStars(written, hiddenParts)).slice(0, LONGEST_LINE);
    if (!yaml) return cut;
    return aside(cut, verbatimTexts(written, verbatim, mask), (rest) => {
      const masked = hideForgottenColons(rest);
      return isBroken ? hideWrittenSecrets(masked) : hideComments(masked);
    });
  };
  const line = (number: number): string => {
    const found = lines[number - 1];
    return found === undefined ? '' : shown(found.text, found.hidden, found.verbatim);
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
        found.verbatim.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to, end) })),
      );
      if (prefix.length === LONGEST_LINE) return undefined;
      const whole = line(number);
      const common = commonLength(prefix, whole);
      // The end of what was hidden says nothing: the caret stands at its beginning.
      if (whole === found.text || common < whole.trimEnd().length) return common;
      return whole.trimEnd().replace(/(?:\*{3}|.)$/, '').length;
    },
  };
}

/** What is beyond is not shown by anybody; patterns need not look at it. */
const LONGEST_LINE = 10_000;

interface WrittenLine {
  readonly text: string;
  /** Offsets from the beginning of the line, in order; none overlap. */
  readonly hidden: readonly Part[];
  readonly verbatim: readonly Part[];
}

function linesOf(text: string, { hidden: secret, verbatim }: FileParts): readonly WrittenLine[] {
  const [hiddenIn, verbatimIn] = [partsByLine(secret), partsByLine(verbatim)];
  let start = 0;
  return text.split('\n').map((written) => {
    const line = written.replace(/\r$/, '');
    const from = start;
    start += written.length + 1;
    return { text: line, hidden: hiddenIn(line, from), verbatim: verbatimIn(line, from) };
  });
}

/** The parts of one line after the other; each is given with the offset at which it begins. */
function partsByLine(parts: readonly Part[]): (line: string, start: number) => readonly Part[] {
  const sorted = [...parts].sort((a, b) => a.from - b.from || b.to - a.to);
  let first = 0;
  return (line, start) => {
    let last = 0;
    const inLine: Part[] = [];
    while ((sorted[first]?.to ?? Number.POSITIVE_INFINITY) <= start) first++;
    for (const part of sorted.slice(first, firstAfter(sorted, first, start + line.length))) {
      const indent = line.length - line.trimStart().length;
      const from = Math.max(part.from - start, indent, last);
      const to = Math.min(part.to - start, line.trimEnd().length);
      if (from >= to) continue;
      inLine.push({ from, to });
      last = to;
    }
    return inLine;
  };
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

/** The texts of these parts as they are shown. */
function verbatimTexts(line: string, parts: readonly Part[], mask: Hiding['mask']): readonly string[] {
  return parts.map(({ from, to }) => mask(line.slice(from, to)));
}

/** A letter that no file has: stands for a text that is not to be looked into. */
const ASIDE = '\ue000';

/** Changes a line but for some texts in it, which come in this order. */
function aside(line: string, texts: readonly string[], change: (rest: string) => string): string {
  let rest = '';
  let end = 0;
  const kept: string[] = [];
  for (const text of texts) {
    const at = line.indexOf(text, end);
    if (at < 0) continue;
    rest += line.slice(end, at) + ASIDE;
    kept.push(text);
    end = at + text.length;
  }
  let next = 0;
  return change(rest + line.slice(end)).replaceAll(ASIDE, () => kept[next++] ?? '');
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
