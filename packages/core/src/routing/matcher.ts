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
  /** What it is made of, if all of several must hold: `explain` names the one that did not. Absent: one condition. */
  readonly conditions?: readonly Matcher[];
  /** The only thing that it asks for, if that is the value of one label. */
  readonly label?: string;
  /** It cannot hold unless this label has one of these values (`''`: it is absent). Lets routes be looked up by value. */
  readonly labelIn?: LabelIn;
}

export interface LabelIn {
  readonly name: string;
  readonly values: ReadonlySet<string>;
}
