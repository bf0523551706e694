import { readFileSync } from 'node:fs';

/** What one operation may cost, by its name: bytes, promises. */
export type Work = Readonly<Record<string, number>>;

/** How far above its budget a count may be: garbage of the engine itself is in it. */
const ALLOWANCE = 1.05;
/** A budget so far above what is needed would let a regression pass. */
const SLACK = 0.85;

const BUDGET = new URL('../../budget.json', import.meta.url);

export function readBudget(): Work {
  return JSON.parse(readFileSync(BUDGET, 'utf8'));
}

export interface Judged {
  readonly line: string;
  readonly isKept: boolean;
}

/** A line for each count. Not kept: it is above its budget, far below it, or has none, or a budget was not counted. */
export function judgeWork(work: Work, budget: Work): readonly Judged[] {
  return [...new Set([...Object.keys(budget), ...Object.keys(work)])].map((name) => {
    const counted = work[name];
    const allowed = budget[name];
    if (counted === undefined || allowed === undefined) {
      return {
        line: `✗ ${name}: ${counted === undefined ? 'was not counted' : 'is not in budget.json'}`,
        isKept: false,
      };
    }
    const shown = `${name}: ${Math.round(counted)} of ${allowed}`;
    if (counted > allowed * ALLOWANCE) return { line: `✗ ${shown}: more work than its budget`, isKept: false };
    if (counted < allowed * SLACK)
      return { line: `✗ ${shown}: write the smaller figure into budget.json`, isKept: false };
    return { line: `✓ ${shown}`, isKept: true };
  });
}
