import type { Secrets } from '@signalbox/core';

/** Secrets of this many readings are hidden: what was sent with an old token may still come back in an error. */
const KEPT = 8;

/** The secrets of the latest readings of the configuration, to be hidden in the log. */
export interface HiddenSecrets {
  hide(secrets: Secrets): void;
  mask(text: string): string;
}

export function createHiddenSecrets(): HiddenSecrets {
  const known: Secrets[] = [];
  return {
    hide(secrets) {
      known.unshift(secrets);
      known.length = Math.min(known.length, KEPT);
    },
    mask: (text) => known.reduce((masked, secrets) => secrets.mask(masked), text),
  };
}
