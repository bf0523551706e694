import type { Matcher } from '../routing/matcher.ts';

/** A matcher of one label. */
export function withLabel(label: string, value: string): Matcher {
  return { text: `${label}="${value}"`, test: ({ labels }) => labels[label] === value };
}
