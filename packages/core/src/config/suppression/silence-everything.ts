import type { Matcher } from '../../routing/matcher.ts';
import { matchesEverything } from '../../suppression/matches-everything.ts';
import type { KeyPath } from '../../text/json-path.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { WrittenSilence } from '../written-config.ts';

/** A silence says which alerts it is about, or says out loud that it is about all of them. */
export function silenceEverything(
  { match, matchAny, matchAnnotations, matchEverything }: WrittenSilence,
  matcher: Matcher,
  at: KeyPath,
): readonly ProblemAt[] {
  if (matchEverything === true || !matchesEverything(matcher)) return [];
  const isSilent = match === undefined && matchAny === undefined && matchAnnotations === undefined;
  const message = isSilent
    ? 'the silence does not say which alerts it is about'
    : 'the silence is about nearly every alert';
  const hint = 'name a label and its value below `match`; `matchEverything: true` if all alerts are meant';
  return [{ code: 'silence-everything', at, message, hint }];
}
