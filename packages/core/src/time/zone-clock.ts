import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which a zone's clocks are the same number of milliseconds ahead of UTC. */
export interface ClockStretch {
  readonly from: number;
  readonly until: number;
  readonly aheadMs: number;
}

/** The wall clock of a time zone: the stretches that make up a span of time, in order and without gaps. */
export type ZoneClock = (from: number, until: number) => readonly ClockStretch[];

/**
 * @param timeZone a name of the IANA database
 * @throws RangeError if there is no such zone
 */
export function zoneClock(timeZone: string): ZoneClock {
  const known: ClockStretch[] = [stretchAt(timeZone, 0)];

  function at(time: number): ClockStretch {
    const found = known.find(({ from, until }) => from <= time && time < until);
    if (found !== undefined) return found;
    const stretch = stretchAt(timeZone, time);
    known.unshift(stretch); // the next question is about a time near this one
    return stretch;
  }

  return (from, until) => {
    const stretches: ClockStretch[] = [];
    for (let time = from; time < until; ) {
      const stretch = at(time);
      stretches.push({ ...stretch, from: time, until: Math.min(until, stretch.until) });
      time = stretch.until;
    }
    return stretches;
  };
}

function stretchAt(timeZone: string, time: number): ClockStretch {
  const moment = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const here = moment(time);
  return {
    // A change of the clock at this very time begins the stretch.
    from: moment(time + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: here.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    aheadMs: here.offsetNanoseconds / 1e6,
  };
}
