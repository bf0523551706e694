import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Matcher } from '../../routing/matcher.ts';
import { matchesEverything } from '../../suppression/matches-everything.ts';
import type { Silence } from '../../suppression/silence.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { stableText } from '../../text/stable-text.ts';
import { anyOf } from '../../time/combine-windows.ts';
import type { TimeWindow } from '../../time/time-window.ts';
import { windowBetween } from '../../time/window-between.ts';
import type { Compilation } from '../document/compilation.ts';
import { type ConfigFile, quoted } from '../document/config-file.ts';
import type { CheckedFile } from '../document/definition.ts';
import { compileMatchOf } from '../matchers/compile-match-of.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { type MuteTimes, namedMuteTimes } from './compile-mute-times.ts';
import { silenceTime } from './silence-time.ts';
import type { WrittenSilence } from './suppression-schema.ts';

/** A silence without the id that tells it from the others. */
interface Planned {
  readonly matcher: Matcher;
  readonly window: TimeWindow;
  readonly until?: number;
  readonly comment: string;
  /** What it says of alerts and times. */
  readonly says: string;
}

/** The planned silences over all files, in their order. */
export function compileSilences(
  checked: readonly CheckedFile<{ readonly silences?: readonly (WrittenSilence | undefined)[] }>[],
  muteTimes: MuteTimes,
  compilation: Compilation,
): readonly Silence[] {
  const planned = checked.flatMap(({ file, written }) =>
    (written.silences ?? []).flatMap((silence, index) => {
      const at = ['silences', index];
      return silence === undefined ? [] : compileSilence(silence, at, file, muteTimes, compilation);
    }),
  );
  const counts = new Map<string, number>();
  return planned.map(({ says, ...silence }) => {
    const count = (counts.get(says) ?? 0) + 1;
    counts.set(says, count);
    const hash = createHash('sha256').update(says).digest('hex').slice(0, 16);
    return { id: count === 1 ? `config:${hash}` : `config:${hash}-${count}`, ...silence };
  });
}

function compileSilence(
  written: WrittenSilence,
  at: KeyPath,
  file: ConfigFile,
  muteTimes: MuteTimes,
  compilation: Compilation,
): readonly Planned[] {
  const { report } = compilation;
  const matcher = compileMatchOf(written, at, file, compilation);
  if (matcher !== undefined) for (const problem of silenceEverything(written, matcher, at)) report(file, problem);
  const [from, until] = [readTime('from'), readTime('until')];
  for (const problem of silenceTime({ from, until }, muteTimes.now, at, file)) report(file, problem);
  const during = namedMuteTimes(written.during ?? [], { file, at: [...at, 'during'] }, muteTimes, compilation);
  if (matcher === undefined || during === undefined || (until === undefined && during.length === 0)) return [];
  const window = until === undefined ? anyOf(during) : windowBetween(from ?? Number.NEGATIVE_INFINITY, until);
  const says = stableText([matcher.text, from ?? null, until ?? null, written.during ?? []]);
  const ends = until === undefined ? {} : { until };
  return [{ matcher, window, ...ends, comment: written.comment ?? '', says }];

  function readTime(key: 'from' | 'until'): number | undefined {
    const text = written[key];
    if (text === undefined) return undefined;
    const place = [...at, key];
    const time = parseTime(text);
    if (time === undefined) {
      const hint = 'write for instance `2026-12-01T00:00:00Z`, or with an offset: `2026-12-01T00:00:00+09:00`';
      report(file, { code: 'wrong-value', at: place, message: `${quoted(file, place)} is not a point in time`, hint });
    }
    return time;
  }
}

/** An ISO 8601 time with its offset, as epoch ms. */
function parseTime(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** A silence says which alerts it is about, or says out loud that it is about all of them. */
function silenceEverything(
  { match, matchAny, matchAnnotations, matchEverything }: WrittenSilence,
  matcher: Matcher,
  at: KeyPath,
): readonly ProblemAt[] {
  if (matchEverything === true || !matchesEverything(matcher)) return [];
  const isSilent = match === undefined && matchAny === undefined && matchAnnotations === undefined;
  const message = isSilent
    ? 'the silence does not name the alerts it is about'
    : 'the silence is about nearly every alert';
  const hint = 'name a label and its value below `match`; `matchEverything: true` if all alerts are meant';
  return [{ code: 'silence-everything', at, message, hint }];
}
