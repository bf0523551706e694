import type { Matcher } from './matcher.ts';

/** The alerts that fulfil some conditions, as far as the conditions say who they are. */
export interface AlertSet {
  readonly conditions: readonly Matcher[];
  /** The values that a label can have among these alerts, where they can be listed; `''`: it is absent. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The alerts that all of these matchers take. */
export function alertsThatMatch(matchers: readonly Matcher[]): AlertSet {
  const conditions = matchers.flatMap(conditionsOf);
  const values = new Map<string, ReadonlySet<string>>();
  for (const { labelIn } of conditions) {
    if (labelIn === undefined || values.has(labelIn.name)) continue;
    const asked = conditions.filter(({ label }) => label === labelIn.name);
    const left = [...labelIn.values].filter((value) => asked.every((one) => holdsFor(one, labelIn.name, value)));
    values.set(labelIn.name, new Set(left));
  }
  return { conditions, values };
}

/** Can there be no such alert? False also where nobody knows. */
export function isSurelyEmpty({ values }: AlertSet): boolean {
  return [...values.values()].some((possible) => possible.size === 0);
}

/** Does a matcher take every one of these alerts? False also where nobody knows: of patterns only the text is compared. */
export function surelyTakesAll(matcher: Matcher, { conditions, values }: AlertSet): boolean {
  return conditionsOf(matcher).every((wanted) => {
    if (conditions.some(({ text }) => text === wanted.text)) return true;
    const { label } = wanted;
    const possible = label === undefined ? undefined : values.get(label);
    if (label === undefined || possible === undefined) return false;
    return [...possible].every((value) => holdsFor(wanted, label, value));
  });
}

/** Those of the alerts whose label has this value, one by one for each value that it can have. */
export function splitByLabel(set: AlertSet, label: string): readonly AlertSet[] {
  const possible = [...(set.values.get(label) ?? [])];
  return possible.map((value) => ({ ...set, values: new Map(set.values).set(label, new Set([value])) }));
}

function conditionsOf(matcher: Matcher): readonly Matcher[] {
  return matcher.conditions ?? [matcher];
}

/** Of a condition that asks for the value of this label alone. */
function holdsFor(condition: Matcher, label: string, value: string): boolean {
  return condition.test({ labels: Object.fromEntries([[label, value]]), annotations: {} });
}
