import type { Secrets } from '@signalbox/core';

/** Secrets of this many readings are hidden: what was sent with an old token may still come back in an error. */
const KEPT = 8;

/** All secrets that were seen lately, to be hidden in the log. */
export interface HiddenSecrets {
  hide(secrets: Secrets): void;
  mask(text: string): string;
}

export function createHiddenSecrets(): HiddenSecrets {
  const seen: Secrets[] = [];
  return {
    hide(secrets) {
      seen.unshift(secrets);
      seen.length = Math.min(seen.length, KEPT);
    },
    mask: (text) => seen.reduce((masked, secrets) => secrets.mask(masked), text),
  };
}
