import { compileMatcherList } from '@signalbox/core';
import type { Io } from '../io.ts';
import { paintFor } from './paint.ts';
import { plainText } from './plain-text.ts';

/** What of somebody's matchers may be meant otherwise, on standard error: nothing else would say why nothing matches. */
export function printDoubts(matchers: readonly string[], io: Io): void {
  const compiled = compileMatcherList(matchers);
  const paint = paintFor(io.stderr);
  for (const { message, hint } of compiled.matcher === undefined ? [] : compiled.warnings) {
    io.stderr.write(
      `${paint('yellow', 'warning:')} ${plainText(hint === undefined ? message : `${message}; ${hint}`)}\n`,
    );
  }
}
