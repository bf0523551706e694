import {
  compileMatcherList,
  formatMatcher,
  isMatchOperator,
  MATCH_OPERATORS,
  matchesEverything,
} from '@signalbox/core';
import { Type } from '@signalbox/sdk';
import { exactly } from '../../http/component.ts';

const MAX_MATCHERS = 100;
const MAX_MATCHER_LENGTH = 2_000;

export const silenceMatchersSchema = Type.Array(
  Type.Union([
    Type.String({ maxLength: MAX_MATCHER_LENGTH, description: 'In the syntax of matchers: `host=~"db-.*"`.' }),
    exactly({
      name: Type.String({ minLength: 1 }),
      value: Type.String(),
      op: Type.Optional(Type.Enum(MATCH_OPERATORS, { default: '=' })),
    }),
  ]),
  { minItems: 1, maxItems: MAX_MATCHERS, description: 'All must hold.' },
);

/** Without problems, `texts` has each condition once, as it is kept. */
export interface SilenceMatchers {
  readonly texts: readonly string[];
  readonly problems: readonly string[];
}

/** @param force accept also matchers that may silence everything */
export function readSilenceMatchers(written: unknown, force: boolean): SilenceMatchers {
  if (!Array.isArray(written) || written.length === 0) {
    return { texts: [], problems: ['`matchers` is missing: a list like ["host=db-1"]'] };
  }
  if (written.length > MAX_MATCHERS) {
    return { texts: [], problems: [`\`matchers\` has more than ${MAX_MATCHERS} items`] };
  }
  const texts = written.map(matcherText);
  const problems = texts.flatMap((text, index) => problemOf(text, `matcher ${index + 1}`) ?? []);
  if (problems.length > 0) return { texts: [], problems };
  return compile(
    texts.filter((text) => text !== undefined),
    force,
  );
}

function compile(written: readonly string[], force: boolean): SilenceMatchers {
  const compiled = compileMatcherList(written);
  if (compiled.matcher === undefined) {
    const problems = compiled.problems.map(({ path, message }) => `matcher ${Number(path[0]) + 1}: ${message}`);
    return { texts: [], problems };
  }
  const { matcher, texts } = compiled;
  if (texts.length === 0) return { texts, problems: ['the matchers are empty: name a label and its value'] };
  return { texts, problems: matchesEverything(matcher) && !force ? [SILENCES_EVERYTHING] : [] };
}

const SILENCES_EVERYTHING =
  'the matchers name nothing in particular, so they may silence everything: name a value that a label must have, or add "force": true';

/** A matcher as text, or as an object; undefined: neither. */
function matcherText(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  if (typeof item !== 'object' || item === null) return undefined;
  const { name, value, op = '=', ...others }: Readonly<Record<string, unknown>> = { ...item };
  if (typeof name !== 'string' || typeof value !== 'string' || typeof op !== 'string') return undefined;
  if (name === '' || !isMatchOperator(op) || Object.keys(others).length > 0) return undefined;
  return formatMatcher({ name, operator: op, value });
}

function problemOf(text: string | undefined, which: string): string | undefined {
  if (text === undefined) return `${which}: write a text like host="db-1", or {"name", "value", "op"}`;
  return text.length > MAX_MATCHER_LENGTH ? `${which} is longer than ${MAX_MATCHER_LENGTH} characters` : undefined;
}
