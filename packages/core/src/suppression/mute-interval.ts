/**
 * Times of a calendar, by the wall clock of its time zone: all that is said must hold, and what is absent says
 * nothing. A moment is inside if its wall clock is: an hour that the clock repeats is inside twice, one that it skips
 * never.
 */
export interface MuteInterval {
  /** A name of the IANA database. */
  readonly timeZone: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekdays?: ReadonlySet<number>;
  readonly times?: readonly DayTime[];
  /** From 1, or from the end of the month: -1 is its last day. */
  readonly daysOfMonth?: readonly NumberRange[];
  /** 1 is January. */
  readonly months?: ReadonlySet<number>;
  readonly years?: readonly NumberRange[];
}

/** Minutes of a day, the end not among them. An end that is not after the begin is that of the next day. */
export interface DayTime {
  readonly from: number;
  /** At most 1440. */
  readonly to: number;
}

/** Both ends belong to it. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}
