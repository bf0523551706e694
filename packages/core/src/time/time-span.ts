/** From a time until another one that is no part of it (epoch ms). */
export interface TimeSpan {
  readonly from: number;
  readonly until: number;
}

/** The same times as spans that neither overlap nor touch, in order. */
export function united(spans: readonly TimeSpan[]): readonly TimeSpan[] {
  const result: TimeSpan[] = [];
  for (const next of spans.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last === undefined || next.from > last.until) result.push(next);
    else result[result.length - 1] = { from: last.from, until: Math.max(last.until, next.until) };
  }
  return result;
}
