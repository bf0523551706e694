import { compileMatcherList, formatMatcher } from '@signalbox/core';
import { block, type Piece } from './piece.ts';
import type { Place, Problems } from './problems.ts';
import type { MapReader } from './read-values.ts';
import type { Written } from './written.ts';

type Condition = Place & {
  readonly name: string;
  readonly operator: '=' | '=~';
  readonly value: string;
};

/**
 * The conditions of a route, or of one side of an inhibition rule: `match`, `match_re` and `matchers`, with `source_` or
 * `target_` before them. Undefined: everything matches. They are checked by the compiler that will read them.
 */
export function readMatch(
  reader: MapReader,
  prefix: '' | 'source_' | 'target_',
  problems: Problems,
): Piece | undefined {
  const conditions = [
    ...conditionsOf(reader.mapAt(`${prefix}match`)?.entries, '=', problems),
    ...conditionsOf(reader.mapAt(`${prefix}match_re`)?.entries, '=~', problems),
  ];
  const matchers = reader.texts(`${prefix}matchers`).filter(({ text }) => !/^\s*(?:\{\s*\}\s*)?$/.test(text));
  for (const condition of conditions) check(formatMatcher(condition), condition, problems);
  for (const matcher of matchers) check(matcher.text, matcher, problems);
  if (conditions.length === 0 && matchers.length === 0) return undefined;
  const names = new Set(conditions.map(({ name }) => name));
  if (matchers.length === 0 && names.size === conditions.length) return matchMap(conditions);
  return [...conditions.map(formatMatcher), ...matchers.map(({ text }) => text.trim())];
}

function conditionsOf(
  entries: ReadonlyMap<string, Written> | undefined,
  operator: '=' | '=~',
  problems: Problems,
): readonly Condition[] {
  return [...(entries ?? [])].flatMap(([name, value]) => {
    if (value.type === 'nothing' && operator === '=~') {
      problems.error(value, `there is no pattern for ${JSON.stringify(name)}`);
      return [];
    }
    // A label of which nothing is said is empty, that is: absent.
    if (value.type === 'nothing') return [{ line: value.line, path: value.path, name, operator, value: '' }];
    if (value.type === 'text') return [{ line: value.line, path: value.path, name, operator, value: value.text }];
    problems.error(value, 'a text is expected here');
    return [];
  });
}

function check(matcher: string, place: Place, problems: Problems): void {
  for (const { message, hint } of compileMatcherList([matcher]).problems) {
    problems.error(place, hint === undefined ? message : `${message}; ${hint}`);
  }
}

function matchMap(conditions: readonly Condition[]): Piece {
  return block(
    Object.fromEntries(
      conditions.map(({ name, operator, value }) => [name, operator === '=' ? value : block({ matches: value })]),
    ),
  );
}
