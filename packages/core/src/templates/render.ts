import type { Notification } from '@signalbox/sdk';

/** A compiled part of a template. Throws if it cannot render, or if the text grows beyond bounds. Pure. */
export type PartRenderer = (notification: Notification) => string;
