import type { PartFormat } from '@signalbox/sdk';

/** A function that templates may call. Pure, and it never throws: what an argument cannot give is left out. */
export interface TemplateHelper {
  readonly name: string;
  /** For people: `formatTime t zone format`. */
  readonly signature: string;
  readonly description: string;
  /** A template and what it shows: documentation and test. */
  readonly example: { readonly template: string; readonly shows: string; readonly format?: PartFormat };
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  run(args: readonly unknown[], context: HelperContext): unknown;
  /** Does it ask whether its two arguments are the same text? */
  readonly compares?: true;
  /** What is wrong with arguments that are written out as texts or numbers (others are undefined); for the static check. */
  check?(literals: readonly unknown[]): string | undefined;
  /** As `check`, of what does no harm but most likely is not meant. */
  doubt?(literals: readonly unknown[]): { readonly message: string; readonly hint: string } | undefined;
}

export interface HelperContext {
  readonly format: PartFormat;
  /** The notification's, epoch milliseconds. */
  readonly now: number;
}
