import type { Fingerprint } from '@signalbox/sdk';
import type { Routable } from '../routing/matcher.ts';
import { DueQueue } from '../time/due-queue.ts';
import { FURTHEST_MS } from '../time/time-window.ts';
import type { InhibitionRule } from './inhibition.ts';
import { InhibitionIndex } from './inhibition-index.ts';
import type { Silence } from './silence.ts';
import { NOT_SUPPRESSED, type Suppression } from './suppression.ts';

interface IndexedSilence {
  readonly silence: Silence;
  readonly hidden: Set<Fingerprint>;
}

/** Which silences and inhibitions concern which firing alert: kept as alerts come and go, so that judging is a look-up. */
export class SuppressionIndex {
  readonly #silences = new Map<string, IndexedSilence>();
  readonly #silencesOf = new Map<Fingerprint, Set<IndexedSilence>>();
  readonly #changes = new DueQueue<string>();
  /** Silences that were taken away from an alert while they held, by a reload or an edit: when. */
  readonly #takenAway = new Map<Fingerprint, number>();
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
    this.#takenAway.delete(fingerprint);
  }

  suppressionOf(fingerprint: Fingerprint, now: number): Suppression {
    const silences = this.#silencesOf.get(fingerprint);
    const inhibited = this.#inhibitions.isInhibited(fingerprint);
    const takenAway = this.#takenAway.get(fingerprint);
    if (silences === undefined && takenAway === undefined) return inhibited ? { by: 'inhibition' } : NOT_SUPPRESSED;
    let silenceEndedAt = takenAway;
    let holds = false;
    for (const { silence } of silences ?? []) {
      holds ||= silence.window.isActiveAt(now);
      const ended = silence.window.lastEndAt(now);
      if (ended !== undefined && (silenceEndedAt === undefined || ended > silenceEndedAt)) silenceEndedAt = ended;
    }
    return {
      ...(holds ? { by: 'silence' as const } : inhibited ? { by: 'inhibition' as const } : {}),
      ...(silenceEndedAt === undefined ? {} : { silenceEndedAt }),
    };
  }

  silencedBy(fingerprint: Fingerprint, now: number): readonly string[] {
    const silences = [...(this.#silencesOf.get(fingerprint) ?? [])];
    return silences.filter(({ silence }) => silence.window.isActiveAt(now)).map(({ silence }) => silence.id);
  }

  inhibitedBy(fingerprint: Fingerprint): readonly Fingerprint[] {
    return this.#inhibitions.inhibitedBy(fingerprint);
  }

  /** How many alerts a silence covers. */
  hides(id: string): number {
    return this.#silences.get(id)?.hidden.size ?? 0;
  }

  /** Adds or replaces a silence. Gives the alerts that it covered before. */
  putSilence(
    silence: Silence,
    alerts: Iterable<{ readonly fingerprint: Fingerprint; readonly body: Routable }>,
    now: number,
  ): readonly Fingerprint[] {
    const before = this.#silences.get(silence.id);
    const covered = [...(before?.hidden ?? [])];
    const wasActive = before?.silence.window.isActiveAt(now) ?? false;
    for (const fingerprint of covered) if (before !== undefined) this.#silencesOf.get(fingerprint)?.delete(before);
    const indexed: IndexedSilence = { silence, hidden: new Set() };
    this.#silences.set(silence.id, indexed);
    for (const { fingerprint, body } of alerts) if (silence.matcher.test(body)) this.#hide(fingerprint, indexed);
    if (wasActive) for (const fingerprint of covered) this.#noteTakenAway(fingerprint, now);
    this.#askAgain(silence, now);
    return covered;
  }

  #noteTakenAway(fingerprint: Fingerprint, now: number): void {
    if (this.suppressionOf(fingerprint, now).by !== 'silence') this.#takenAway.set(fingerprint, now);
  }

  /** When the next silence begins or ends. */
  nextChangeAt(): number | undefined {
    return this.#changes.nextAt();
  }

  /** The alerts of the silences that have begun or ended by now. */
  takeChanged(now: number): readonly Fingerprint[] {
    const changed = this.#changes.take(now, Number.MAX_SAFE_INTEGER).flatMap((id) => {
      const indexed = this.#silences.get(id);
      if (indexed === undefined) return [];
      this.#askAgain(indexed.silence, now);
      return indexed.silence.window.isActiveAt(now) ? [] : [...indexed.hidden];
    });
    return [...new Set(changed)];
  }

  /** After a reload: what the configuration before silenced and this one does not, was silenced until now. */
  inherit(before: SuppressionIndex, now: number): void {
    for (const [fingerprint, at] of before.#takenAway) this.#takenAway.set(fingerprint, at);
    for (const fingerprint of before.#silencesOf.keys()) {
      if (before.suppressionOf(fingerprint, now).by !== 'silence') continue;
      this.#noteTakenAway(fingerprint, now);
    }
  }

  /** A change may lie further off than a calendar looks ahead; a silence that is over for good hides nothing new. */
  #askAgain({ id, window }: Silence, now: number): void {
    const next = window.nextChangeAt(now);
    this.#changes.set(id, next ?? now + FURTHEST_MS / 2);
    if (next !== undefined || window.isActiveAt(now) || window.lastEndAt(now) === undefined) return;
    this.#silences.delete(id);
    this.#changes.set(id, undefined);
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
