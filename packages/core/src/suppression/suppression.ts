/** What suppresses one alert: the part of suppression that is not about its group. */
export interface Suppression {
  readonly by?: 'silence' | 'inhibition';
  /** When a silence that covered the alert ended last (epoch ms). */
  readonly silenceEndedAt?: number;
}

/** Nothing suppresses the alert, and nothing did. */
export const NOT_SUPPRESSED: Suppression = {};
