import { compileRegexp } from '@signalbox/core';
import type { Failure } from './failure.ts';
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
export function checkText(check: TextCheck, told: CheckedText, snapshots: Snapshots): readonly Failure[] {
  const failures = wordFailures(check, told);
  if (check.snapshot !== true) return failures;
  const kept = snapshots.compare(told.key, told.text);
  switch (kept.type) {
    case 'same':
      return failures;
    case 'missing': {
      const text = `${told.where}: there is no snapshot of it yet`;
      return [...failures, { type: 'sentence', text, hint: 'look at it with `signalbox render`, then --update' }];
    }
    case 'differs':
      return [
        ...failures,
        { type: 'text', where: told.where, check: 'snapshot', expected: kept.kept, told: kept.told },
      ];
  }
}

/** All but the snapshot. */
export function wordFailures(check: TextCheck, { where, text }: Omit<CheckedText, 'key'>): readonly Failure[] {
  const found = (kind: 'equals' | 'contains' | 'excludes' | 'matches', expected: string): Failure => {
    return { type: 'text', where, check: kind, expected, told: text };
  };
  const { equals, matches } = check;
  return [
    ...(equals === undefined || equals === text ? [] : [found('equals', equals)]),
    ...listed(check.contains).flatMap((piece) => (text.includes(piece) ? [] : [found('contains', piece)])),
    ...listed(check.excludes).flatMap((piece) => (text.includes(piece) ? [found('excludes', piece)] : [])),
    ...(matches === undefined || matchesWhole(matches, text) ? [] : [found('matches', matches)]),
  ];
}

/** A pattern that is none has been reported before. */
function matchesWhole(pattern: string, text: string): boolean {
  const compiled = compileRegexp(pattern);
  return 'test' in compiled && compiled.test(text);
}

function listed(texts: string | readonly string[] | undefined): readonly string[] {
  return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}
