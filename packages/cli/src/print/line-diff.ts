export interface DiffLine {
  readonly found: 'both' | 'expected' | 'actual';
  readonly text: string;
}

/** Beyond this many lines, the two texts are shown one after the other: the table would grow too large. */
const MOST_LINES = 400;

/** Two texts as one, line by line: a longest common subsequence. */
export function diffLines(expected: string, actual: string): readonly DiffLine[] {
  const a = expected.split('\n');
  const b = actual.split('\n');
  if (a.length > MOST_LINES || b.length > MOST_LINES) {
    return [
      ...a.map((text): DiffLine => ({ found: 'expected', text })),
      ...b.map((text): DiffLine => ({ found: 'actual', text })),
    ];
  }
  const lengths = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ found: 'both', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      lines.push({ found: 'expected', text: left });
      i += 1;
    } else {
      lines.push({ found: 'actual', text: right ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** How many lines the rests from each pair of places on have in common. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? [];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  }
  return rows;
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
