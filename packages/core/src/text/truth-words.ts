/** What other languages, and older YAML, take for true and false. */
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'off', '0'].map((word) => [word, false] as const),
]);

/** The truth that a word stands for elsewhere; undefined for every other word. */
export function truthOf(word: string): boolean | undefined {
  return TRUTHS.get(word.toLowerCase());
}

/** `write true` for a word that means a truth elsewhere. */
export function asTruth(written: unknown): string | undefined {
  const truth = typeof written === 'string' || typeof written === 'number' ? truthOf(String(written)) : undefined;
  if (truth === undefined) return undefined;
  return written === String(truth) ? `write \`${truth}\`, without quotes` : `write \`${truth}\``;
}
