import type { Fingerprint } from '@signalbox/sdk';
import type { Routable } from '../routing/matcher.ts';
import type { InhibitionRule } from '../suppression/inhibition.ts';

/** The firing alerts of one rule that agree in its `equal` labels. */
interface Bucket {
  readonly key: string;
  /** For each of the rule's sources. */
  readonly sources: readonly Set<Fingerprint>[];
  readonly targets: Set<Fingerprint>;
  /** Those that are a source and a target: they inhibit no other such, and not themselves. */
  readonly twoSided: Set<Fingerprint>;
}

/** Who inhibits whom now. A rule is judged on what fires at the moment of the question, never on the order of arrival. */
export class InhibitionIndex {
  readonly #rules: readonly InhibitionRule[];
  readonly #buckets = new Map<string, Bucket>();
  readonly #bucketsOf = new Map<Fingerprint, readonly Bucket[]>();

  constructor(rules: readonly InhibitionRule[]) {
    this.#rules = rules;
  }

  /** Takes in a firing alert. Gives the targets that are inhibited no longer, if its labels have changed. */
  noteFiring(fingerprint: Fingerprint, alert: Routable): readonly Fingerprint[] {
    if (this.#rules.length === 0) return [];
    const before = this.#leave(fingerprint);
    const joined = this.#rules.flatMap((rule, index) => this.#join(fingerprint, alert, rule, index));
    if (joined.length > 0) this.#bucketsOf.set(fingerprint, joined);
    return before.filter((target) => target !== fingerprint && !this.isInhibited(target));
  }

  /** It fires no more. Gives the targets that are inhibited no longer. */
  noteEnd(fingerprint: Fingerprint): readonly Fingerprint[] {
    const before = this.#leave(fingerprint);
    return before.filter((target) => target !== fingerprint && !this.isInhibited(target));
  }

  isInhibited(fingerprint: Fingerprint): boolean {
    const buckets = this.#bucketsOf.get(fingerprint);
    return buckets?.some((bucket) => inhibitorsIn(bucket, fingerprint) !== undefined) ?? false;
  }

  /** One alert for each source of the first rule that holds. */
  inhibitedBy(fingerprint: Fingerprint): readonly Fingerprint[] {
    for (const bucket of this.#bucketsOf.get(fingerprint) ?? []) {
      const inhibitors = inhibitorsIn(bucket, fingerprint);
      if (inhibitors !== undefined) return inhibitors;
    }
    return [];
  }

  #inhibitedIn(bucket: Bucket): readonly Fingerprint[] {
    return [...bucket.targets].filter((target) => inhibitorsIn(bucket, target) !== undefined);
  }

  #join(fingerprint: Fingerprint, alert: Routable, rule: InhibitionRule, index: number): readonly Bucket[] {
    const sides = rule.sources.map((source) => source.test(alert));
    const isSource = sides.includes(true);
    const isTarget = rule.target.test(alert);
    if (!isSource && !isTarget) return [];
    const key = `${index}\u0000${rule.equal.map((name) => alert.labels[name] ?? '').join('\u0000')}`;
    const bucket = this.#buckets.get(key) ?? {
      key,
      sources: rule.sources.map(() => new Set<Fingerprint>()),
      targets: new Set<Fingerprint>(),
      twoSided: new Set<Fingerprint>(),
    };
    this.#buckets.set(key, bucket);
    for (const [side, matches] of sides.entries()) if (matches) bucket.sources[side]?.add(fingerprint);
    if (isTarget) bucket.targets.add(fingerprint);
    if (isTarget && isSource) bucket.twoSided.add(fingerprint);
    return [bucket];
  }

  /** Takes it out everywhere. Gives the targets that were inhibited where it was a source. */
  #leave(fingerprint: Fingerprint): readonly Fingerprint[] {
    const inhibited: Fingerprint[] = [];
    for (const bucket of this.#bucketsOf.get(fingerprint) ?? []) {
      if (bucket.sources.some((side) => side.has(fingerprint))) inhibited.push(...this.#inhibitedIn(bucket));
      for (const side of bucket.sources) side.delete(fingerprint);
      bucket.targets.delete(fingerprint);
      bucket.twoSided.delete(fingerprint);
      const isEmpty = bucket.targets.size === 0 && bucket.sources.every((side) => side.size === 0);
      if (isEmpty) this.#buckets.delete(bucket.key);
    }
    this.#bucketsOf.delete(fingerprint);
    return inhibited;
  }
}

/** One alert for each source of the rule, if all are there. */
function inhibitorsIn(bucket: Bucket, target: Fingerprint): readonly Fingerprint[] | undefined {
  if (!bucket.targets.has(target)) return undefined;
  const isTwoSided = bucket.twoSided.has(target);
  const inhibitors: Fingerprint[] = [];
  for (const side of bucket.sources) {
    const inhibitor = firstOf(side, (source) => source !== target && !(isTwoSided && bucket.twoSided.has(source)));
    if (inhibitor === undefined) return undefined;
    inhibitors.push(inhibitor);
  }
  return inhibitors;
}

function firstOf(set: ReadonlySet<Fingerprint>, fits: (item: Fingerprint) => boolean): Fingerprint | undefined {
  for (const item of set) if (fits(item)) return item;
  return undefined;
}
