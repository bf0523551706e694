import { FURTHEST_MS, type QuietTime } from './time-window.ts';

/** It holds while one of these does; of none, never. */
export function anyOf(quietTimes: readonly QuietTime[]): QuietTime {
  const [only] = quietTimes;
  if (only !== undefined && quietTimes.length === 1) return only;
  const holdsAt = (at: number) => quietTimes.some((quiet) => quiet.holdsAt(at));
  return {
    holdsAt,
    nextChangeAt: (at) => (holdsAt(at) ? endAfter(quietTimes, at) : earliest(changesAfter(quietTimes, at))),
    lastEndAt(at) {
      for (let time = at; time >= at - FURTHEST_MS; ) {
        const end = latest(endsBefore(quietTimes, time));
        if (end === undefined || end < at - FURTHEST_MS) return undefined;
        if (!holdsAt(end)) return end;
        time = end - 1; // another one took over there
      }
      return undefined;
    },
  };
}

/** It holds while the other one does not: all times but those that are named `active`. */
export function outside(quiet: QuietTime): QuietTime {
  return {
    holdsAt: (at) => !quiet.holdsAt(at),
    nextChangeAt: (at) => quiet.nextChangeAt(at),
    lastEndAt(at) {
      const inside = quiet.holdsAt(at) ? at : before(quiet.lastEndAt(at));
      if (inside === undefined) return undefined;
      const earlier = quiet.lastEndAt(inside) ?? inside - FURTHEST_MS;
      const begin = quiet.holdsAt(earlier) ? undefined : quiet.nextChangeAt(earlier);
      return begin !== undefined && begin >= at - FURTHEST_MS ? begin : undefined;
    },
  };
}

/** Where none of them holds any more: each that holds there carries on until its own end. */
function endAfter(quietTimes: readonly QuietTime[], at: number): number | undefined {
  for (let time = at; time <= at + FURTHEST_MS; ) {
    const holding = quietTimes.filter((quiet) => quiet.holdsAt(time));
    if (holding.length === 0) return time;
    const ends = changesAfter(holding, time);
    if (ends.length < holding.length) return undefined;
    time = Math.max(...ends);
  }
  return undefined;
}

function changesAfter(quietTimes: readonly QuietTime[], at: number): readonly number[] {
  return quietTimes.map((quiet) => quiet.nextChangeAt(at)).filter((change) => change !== undefined);
}

function endsBefore(quietTimes: readonly QuietTime[], at: number): readonly number[] {
  return quietTimes.map((quiet) => quiet.lastEndAt(at)).filter((end) => end !== undefined);
}

function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times);
}

function latest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Times are whole milliseconds. */
function before(time: number | undefined): number | undefined {
  return time === undefined ? undefined : time - 1;
}
