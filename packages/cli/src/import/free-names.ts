/** A name as the configuration takes it: on one line, no blanks at its ends, not too long. */
const GOOD_NAME = /^[^\p{C}\s]([^\p{C}]{0,198}[^\p{C}\s])?$/u;
const LONGEST = 180;

/** Names that are given once each. */
export interface FreeNames {
  /** The name, made fit for a configuration, or with the next free number (`NAME-2`) behind it, counting from `from`. */
  take(name: string, from: number): string;
}

/** @param kept names that nobody gets by chance: they are those of others, or of their own when asked for as they are */
export function freeNames(kept: Iterable<string>): FreeNames {
  const taken = new Set(kept);
  return {
    take(name, from) {
      if (from === 1 && GOOD_NAME.test(name)) return name;
      const base = GOOD_NAME.test(name) ? name : fit(name);
      for (let number = from; ; number += 1) {
        const candidate = number === 1 ? base : `${base}-${number}`;
        if (taken.has(candidate)) continue;
        taken.add(candidate);
        return candidate;
      }
    },
  };
}

function fit(name: string): string {
  const plain = name.replace(/\p{C}+/gu, ' ').trim();
  return [...plain].slice(0, LONGEST).join('').trim() || 'unnamed';
}
