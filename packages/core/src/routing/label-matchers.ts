import { RE2JS } from 're2js';
import type { Matcher, Routable } from './matcher.ts';
import { formatMatcher, type MatchOperator } from './written-matcher.ts';

/** Whose names a condition speaks of. */
export type Subject = 'labels' | 'annotations';

/** A condition on one value; an absent one is the empty string. */
export interface ValueCondition {
  readonly subject: Subject;
  readonly name: string;
  readonly operator: MatchOperator;
  /** As it is shown, in the syntax of Alertmanager's matchers. */
  readonly shown: string;
  readonly test: (value: string) => boolean;
  /** The only values for which it holds, if they can be listed. */
  readonly values?: ReadonlySet<string>;
}

/** A matcher of one condition on one label or annotation. */
export function valueMatcher({ subject, name, operator, shown, test, values }: ValueCondition): Matcher {
  const written = formatMatcher({ name, operator, value: shown });
  const matches = (alert: Routable) => test(currentValue(alert, subject, name));
  if (subject === 'annotations') return { text: `annotations.${written}`, test: matches };
  return { text: written, test: matches, label: name, ...(values === undefined ? {} : { labelIn: { name, values } }) };
}

/** The value is one of these. */
export function oneOf(subject: Subject, name: string, values: readonly string[]): Matcher {
  const set = new Set(values);
  return valueMatcher({
    subject,
    name,
    ...shownList(values, ['=', '=~']),
    test: (value) => set.has(value),
    values: set,
  });
}

/** The value is none of these. */
export function noneOf(subject: Subject, name: string, values: readonly string[]): Matcher {
  const set = new Set(values);
  return valueMatcher({ subject, name, ...shownList(values, ['!=', '!~']), test: (value) => !set.has(value) });
}

/** A list as Alertmanager would write it: one value plain, several as a regular expression. */
function shownList(
  values: readonly string[],
  [single, several]: readonly [MatchOperator, MatchOperator],
): { readonly operator: MatchOperator; readonly shown: string } {
  const [first] = values;
  if (values.length === 1 && first !== undefined) return { operator: single, shown: first };
  return { operator: several, shown: values.map((value) => RE2JS.quote(value)).join('|') };
}

/** Tolerant of maps with a prototype and of values that are no text: both count as absent. */
export function currentValue(alert: Routable, subject: Subject, name: string): string {
  const value: unknown = alert[subject][name];
  return typeof value === 'string' ? value : '';
}
