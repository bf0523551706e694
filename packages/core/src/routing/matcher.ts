import type { TextMap } from '@signalbox/sdk';

/** What of an alert decides where it goes. */
export interface Routable {
  readonly labels: TextMap;
  readonly annotations: TextMap;
}

/**
 * A compiled condition. `test` is pure and linear in the length of the values; `text` shows it as people would
 * write it (`service="payments"`), for `explain` and traces.
 */
export interface Matcher {
  readonly text: string;
  test(alert: Routable): boolean;
}
