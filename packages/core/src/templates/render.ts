import type { Notification, PartFormat } from '@signalbox/sdk';

/** A compiled part of a template. Throws if it cannot render, or if the text grows beyond bounds. Pure. */
export interface PartRenderer {
  (notification: Notification): string;
  /** The format of the text. Absent: plain text. */
  readonly format?: PartFormat;
}
