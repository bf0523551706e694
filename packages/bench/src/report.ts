import { median, shown } from './measured.ts';
import type { Figure } from './scenario.ts';

/** What was measured of one figure, a value a round. */
export interface Result {
  readonly figure: Figure;
  readonly ours: readonly number[];
  /** Empty without a peer. */
  readonly theirs: readonly number[];
}

/** Microseconds of one stage. */
export interface Stage {
  readonly what: string;
  readonly unit: 'an alert' | 'a request';
  readonly us: number;
}

/** Where and with what it was measured. */
export interface Setting {
  readonly machine: string;
  readonly versions: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly date: string;
}

export type Verdict = 'aim' | 'must' | 'missed' | 'failed' | '';

/** Which of its targets a figure meets; nothing where it has none, or where the peer is missing that it is judged by. A round that failed has no figure. */
export function verdictOn({ figure, ours, theirs }: Result): Verdict {
  if (ours.some(Number.isNaN)) return 'failed';
  const value = figure.judged === 'ratio' ? median(ours) / median(theirs) : median(ours);
  if (Number.isNaN(value) || figure.must === undefined) return '';
  const meets = (target: number) => (figure.better === 'more' ? value >= target : value <= target);
  if (figure.aim !== undefined && meets(figure.aim)) return 'aim';
  return meets(figure.must) ? 'must' : 'missed';
}

const HEAD = ['what', 'Signalbox', 'Alertmanager', 'ratio', 'must', 'aim', 'meets'];

export function resultRows(results: readonly Result[]): readonly (readonly string[])[] {
  const rows = results.map((result) => {
    const { figure, ours, theirs } = result;
    const ratio = median(ours) / median(theirs);
    const target = (value: number | undefined) => (value === undefined ? '' : shown(value));
    const peer = theirs.length === 0 ? ['', ''] : [shown(median(theirs)), shown(ratio)];
    return [figure.what, shown(median(ours)), ...peer, target(figure.must), target(figure.aim), verdictOn(result)];
  });
  return [HEAD, ...rows];
}

export function stageRows(stages: readonly Stage[]): readonly (readonly string[])[] {
  return [['stage', 'microseconds', ''], ...stages.map(({ what, us, unit }) => [what, shown(us), unit])];
}

/** Columns side by side, for a terminal. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  return [head, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...body].join('\n');
}

export function settingText({ machine, versions, rounds, seconds, date }: Setting): string {
  return `${rounds === 1 ? 'One round' : `Medians of ${rounds} rounds`}, ${seconds} s a load. ${date}; ${machine}; ${versions}.`;
}
