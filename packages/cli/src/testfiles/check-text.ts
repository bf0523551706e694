import { compileRegexp } from '@signalbox/core';
import type { Mismatch } from './mismatch.ts';
import type { Snapshots } from './snapshots.ts';
import type { TextCheck } from './test-file-schema.ts';

export interface CheckedText {
  /** For people: channel and part. */
  readonly where: string;
  /** Names the snapshot. */
  readonly key: string;
  readonly text: string;
}

/** What is wrong with a rendered text. */
export function checkText(check: TextCheck, actual: CheckedText, snapshots: Snapshots): readonly Mismatch[] {
  const mismatches = textMismatches(check, actual);
  if (check.snapshot !== true) return mismatches;
  const kept = snapshots.compare(actual.key, actual.text);
  switch (kept.type) {
    case 'same':
      return mismatches;
    case 'missing': {
      const text = `${actual.where}: there is no snapshot of it yet`;
      return [...mismatches, { type: 'sentence', text, hint: 'look at it with `signalbox render`, then --update' }];
    }
    case 'differs':
      return [
        ...mismatches,
        { type: 'text', where: actual.where, check: 'snapshot', expected: kept.kept, actual: kept.actual },
      ];
  }
}

/** All but the snapshot. */
export function textMismatches(check: TextCheck, { where, text }: Omit<CheckedText, 'key'>): readonly Mismatch[] {
  const found = (kind: 'equals' | 'contains' | 'excludes' | 'matches', expected: string): Mismatch => {
    return { type: 'text', where, check: kind, expected, actual: text };
  };
  const { equals, matches } = check;
  return [
    ...(equals === undefined || equals === text ? [] : [found('equals', equals)]),
    ...listed(check.contains).flatMap((piece) => (text.includes(piece) ? [] : [found('contains', piece)])),
    ...listed(check.excludes).flatMap((piece) => (text.includes(piece) ? [found('excludes', piece)] : [])),
    ...(matches === undefined || matchesWhole(matches, text) ? [] : [found('matches', matches)]),
  ];
}

/** A bad pattern has been reported before. */
function matchesWhole(pattern: string, text: string): boolean {
  const compiled = compileRegexp(pattern);
  return 'test' in compiled && compiled.test(text);
}

function listed(texts: string | readonly string[] | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}
