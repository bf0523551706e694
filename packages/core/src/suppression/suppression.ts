/** What suppresses one alert, whatever its group. */
export type Suppression = 'silence' | 'inhibition';
