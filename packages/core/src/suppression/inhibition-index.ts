import type { Fingerprint } from '@signalbox/sdk';
import type { Routable } from '../routing/matcher.ts';
import type { InhibitionRule } from './inhibition.ts';

/**
 * The sources of one side of a rule. Those that are targets of the rule as well stand apart: they inhibit no other
 * such, and not themselves.
 */
interface Side {
  readonly plain: Set<Fingerprint>;
  readonly twoSided: Set<Fingerprint>;
}

/** The firing alerts of one rule that agree in its `equal` labels. */
interface Bucket {
  readonly key: string;
  /** For each of the rule's sources. */
  readonly sides: readonly Side[];
  readonly targets: Set<Fingerprint>;
  /** Targets that are a source as well. */
  readonly twoSided: Set<Fingerprint>;
}

const NONE: ReadonlySet<Fingerprint> = new Set();

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

  inhibitedAmong(fingerprints: readonly Fingerprint[]): ReadonlySet<Fingerprint> {
    if (this.#rules.length === 0) return NONE;
    return new Set(fingerprints.filter((fingerprint) => this.isInhibited(fingerprint)));
  }

  /** One alert for each source of the first rule that holds. */
  inhibitedBy(fingerprint: Fingerprint): readonly Fingerprint[] {
    for (const bucket of this.#bucketsOf.get(fingerprint) ?? []) {
      const inhibitors = inhibitorsIn(bucket, fingerprint);
      if (inhibitors !== undefined) return inhibitors;
    }
    return [];
  }

  #join(fingerprint: Fingerprint, alert: Routable, rule: InhibitionRule, index: number): readonly Bucket[] {
    const sides = rule.sources.map((source) => source.test(alert));
    const isSource = sides.includes(true);
    const isTarget = rule.target.test(alert);
    if (!isSource && !isTarget) return [];
    const key = `${index}\u0000${rule.equal.map((name) => alert.labels[name] ?? '').join('\u0000')}`;
    const bucket = this.#buckets.get(key) ?? emptyBucket(key, rule.sources.length);
    this.#buckets.set(key, bucket);
    for (const [index, matches] of sides.entries()) {
      const side = bucket.sides[index];
      if (matches) (isTarget ? side?.twoSided : side?.plain)?.add(fingerprint);
    }
    if (isTarget) bucket.targets.add(fingerprint);
    if (isTarget && isSource) bucket.twoSided.add(fingerprint);
    return [bucket];
  }

  /** Takes it out everywhere. Gives the targets of every side that has no source left for them. */
  #leave(fingerprint: Fingerprint): readonly Fingerprint[] {
    const freed: Fingerprint[] = [];
    for (const bucket of this.#bucketsOf.get(fingerprint) ?? []) {
      bucket.targets.delete(fingerprint);
      bucket.twoSided.delete(fingerprint);
      for (const side of bucket.sides) {
        const wasPlain = side.plain.delete(fingerprint);
        const wasTwoSided = side.twoSided.delete(fingerprint);
        if (side.plain.size > 0) continue;
        if (side.twoSided.size === 0 && (wasPlain || wasTwoSided)) freed.push(...bucket.targets);
        else if (wasPlain) freed.push(...bucket.twoSided);
      }
      const isEmpty = bucket.targets.size === 0 && bucket.sides.every(isUnused);
      if (isEmpty) this.#buckets.delete(bucket.key);
    }
    this.#bucketsOf.delete(fingerprint);
    return freed;
  }
}

function emptyBucket(key: string, sides: number): Bucket {
  const side = (): Side => ({ plain: new Set(), twoSided: new Set() });
  return { key, sides: Array.from({ length: sides }, side), targets: new Set(), twoSided: new Set() };
}

function isUnused(side: Side): boolean {
  return side.plain.size === 0 && side.twoSided.size === 0;
}

/** One alert for each source of the rule, if all are there. Looks at no more than one of each. */
function inhibitorsIn(bucket: Bucket, target: Fingerprint): readonly Fingerprint[] | undefined {
  if (!bucket.targets.has(target)) return undefined;
  const isTwoSided = bucket.twoSided.has(target);
  const inhibitors: Fingerprint[] = [];
  for (const { plain, twoSided } of bucket.sides) {
    const inhibitor = firstOf(plain) ?? (isTwoSided ? undefined : firstOf(twoSided));
    if (inhibitor === undefined) return undefined;
    inhibitors.push(inhibitor);
  }
  return inhibitors;
}

function firstOf(set: ReadonlySet<Fingerprint>): Fingerprint | undefined {
  for (const item of set) return item;
  return undefined;
}
