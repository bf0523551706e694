import type { Fingerprint } from '@signalbox/sdk';
import type { Routable } from '../routing/matcher.ts';
import { DueQueue } from '../time/due-queue.ts';
import { FURTHEST_MS } from '../time/time-window.ts';
import type { InhibitionRule } from './inhibition.ts';
import { InhibitionIndex } from './inhibition-index.ts';
import type { Silence } from './silence.ts';
import type { Suppression } from './suppression.ts';

interface IndexedSilence {
  readonly silence: Silence;
  readonly hidden: Set<Fingerprint>;
}

/**
 * The alerts that silences began to cover, or cover no longer. They may be covered by another one all the same, and what
 * an edited silence covered before is among those that ended, whether it held or not.
 */
export interface SilencesChanged {
  readonly began: readonly Fingerprint[];
  readonly ended: readonly Fingerprint[];
}

/** Which silences and inhibitions concern which firing alert: kept as alerts come and go, so that judging is a look-up. */
export class SuppressionIndex {
  readonly #silences = new Map<string, IndexedSilence>();
  readonly #silencesOf = new Map<Fingerprint, Set<IndexedSilence>>();
  readonly #changes = new DueQueue<string>();
  readonly #inhibitions: InhibitionIndex;

  constructor(silences: readonly Silence[], rules: readonly InhibitionRule[], now: number) {
    this.#inhibitions = new InhibitionIndex(rules);
    for (const silence of silences) this.putSilence(silence, [], now);
  }

  /** An alert fires, with this body. Gives the alerts whose inhibition ends by it (its labels may have changed). */
  noteFiring(fingerprint: Fingerprint, alert: Routable): readonly Fingerprint[] {
    if (this.#silences.size > 0) {
      this.#forgetSilences(fingerprint);
      for (const indexed of this.#silences.values()) {
        if (indexed.silence.matcher.test(alert)) this.#hide(fingerprint, indexed);
      }
    }
    return this.#inhibitions.noteFiring(fingerprint, alert);
  }

  /** It fires no more. It goes on being silenced, since a channel may still wait for its end; it inhibits nothing. */
  noteEnd(fingerprint: Fingerprint): readonly Fingerprint[] {
    return this.#inhibitions.noteEnd(fingerprint);
  }

  /** Nobody asks for it any more. */
  forget(fingerprint: Fingerprint): void {
    this.#forgetSilences(fingerprint);
  }

  /** Undefined: nothing suppresses it. */
  suppressionOf(fingerprint: Fingerprint, now: number): Suppression | undefined {
    for (const { silence } of this.#silencesOf.get(fingerprint) ?? []) {
      if (silence.window.isActiveAt(now)) return 'silence';
    }
    return this.#inhibitions.isInhibited(fingerprint) ? 'inhibition' : undefined;
  }

  silencedBy(fingerprint: Fingerprint, now: number): readonly string[] {
    const silences = [...(this.#silencesOf.get(fingerprint) ?? [])];
    return silences.filter(({ silence }) => silence.window.isActiveAt(now)).map(({ silence }) => silence.id);
  }

  /** Those of the alerts that are inhibited now. */
  inhibitedAmong(fingerprints: readonly Fingerprint[]): ReadonlySet<Fingerprint> {
    return this.#inhibitions.inhibitedAmong(fingerprints);
  }

  inhibitedBy(fingerprint: Fingerprint): readonly Fingerprint[] {
    return this.#inhibitions.inhibitedBy(fingerprint);
  }

  /** How many alerts a silence covers. */
  hides(id: string): number {
    return this.#silences.get(id)?.hidden.size ?? 0;
  }

  /** Adds or replaces a silence, among all the alerts that fire. */
  putSilence(
    silence: Silence,
    alerts: Iterable<{ readonly fingerprint: Fingerprint; readonly body: Routable }>,
    now: number,
  ): SilencesChanged {
    const before = this.#silences.get(silence.id);
    const ended = [...(before?.hidden ?? [])];
    for (const fingerprint of ended) if (before !== undefined) this.#silencesOf.get(fingerprint)?.delete(before);
    const indexed: IndexedSilence = { silence, hidden: new Set() };
    this.#silences.set(silence.id, indexed);
    for (const { fingerprint, body } of alerts) if (silence.matcher.test(body)) this.#hide(fingerprint, indexed);
    this.#askAgain(silence, now);
    return { began: silence.window.isActiveAt(now) ? [...indexed.hidden] : [], ended };
  }

  /** When the next silence begins or ends. */
  nextChangeAt(): number | undefined {
    return this.#changes.nextAt();
  }

  /** What the silences that have begun or ended by now cover. */
  takeChanged(now: number): SilencesChanged {
    const began = new Set<Fingerprint>();
    const ended = new Set<Fingerprint>();
    for (const id of this.#changes.take(now, Number.MAX_SAFE_INTEGER)) {
      const indexed = this.#silences.get(id);
      if (indexed === undefined) continue;
      this.#askAgain(indexed.silence, now);
      const changed = indexed.silence.window.isActiveAt(now) ? began : ended;
      for (const fingerprint of indexed.hidden) changed.add(fingerprint);
    }
    return { began: [...began], ended: [...ended] };
  }

  /** A change may lie further off than a calendar looks ahead; a silence that is over for good hides nothing new. */
  #askAgain({ id, window, until = Number.POSITIVE_INFINITY }: Silence, now: number): void {
    const isOver = now >= until;
    this.#changes.set(id, isOver ? undefined : (window.nextChangeAt(now) ?? now + FURTHEST_MS / 2));
    if (isOver) this.#silences.delete(id);
  }

  #hide(fingerprint: Fingerprint, indexed: IndexedSilence): void {
    indexed.hidden.add(fingerprint);
    const silences = this.#silencesOf.get(fingerprint);
    if (silences === undefined) this.#silencesOf.set(fingerprint, new Set([indexed]));
    else silences.add(indexed);
  }

  #forgetSilences(fingerprint: Fingerprint): void {
    for (const indexed of this.#silencesOf.get(fingerprint) ?? []) indexed.hidden.delete(fingerprint);
    this.#silencesOf.delete(fingerprint);
  }
}
