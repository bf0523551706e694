import type { Matcher } from '../../routing/matcher.ts';
import type { InhibitionRule } from '../../suppression/inhibition.ts';
import { inhibitsItself } from '../../suppression/inhibits-itself.ts';
import { type KeyPath, valueAt } from '../../text/json-path.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { CheckedFile } from '../document/definition.ts';
import { compileMatchAt } from '../matchers/compile-match-of.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { WrittenInhibition } from './suppression-schema.ts';

/** The inhibition rules over all files, in their order. */
export function compileInhibitions(
  checked: readonly CheckedFile<{ readonly inhibit?: readonly (WrittenInhibition | undefined)[] }>[],
  compilation: Compilation,
): readonly InhibitionRule[] {
  return checked.flatMap(({ file, written }) =>
    (written.inhibit ?? []).flatMap((rule, index) => {
      const id = `${file.main ? '' : `${file.path}:`}inhibit[${index}]`;
      return rule === undefined ? [] : compileRule(rule, id, ['inhibit', index], file, compilation);
    }),
  );
}

function compileRule(
  written: WrittenInhibition,
  id: string,
  at: KeyPath,
  file: ConfigFile,
  compilation: Compilation,
): readonly InhibitionRule[] {
  for (const problem of inhibitionSources(written, file, at)) compilation.report(file, problem);
  const { source, sources: several = [], target: writtenTarget, equal = [] } = written;
  const places =
    source === undefined
      ? several.map((one, index) => ({ one, at: [...at, 'sources', index] }))
      : [{ one: source, at: [...at, 'source'] }];
  const sources = places.flatMap(({ one, at: place }) => compileMatchAt(one, place, file, compilation) ?? []);
  if (writtenTarget === undefined) return [];
  const target = compileMatchAt(writtenTarget, [...at, 'target'], file, compilation);
  if (target === undefined || sources.length === 0 || sources.length < places.length) return [];
  for (const problem of selfInhibition(sources, target, [...at, 'target'])) compilation.report(file, problem);
  return [{ id, sources, target, equal: equal.filter((name) => name !== undefined) }];
}

/** An inhibition rule has one source, or several of them. */
function inhibitionSources(
  { source, sources }: WrittenInhibition,
  file: ConfigFile,
  at: KeyPath,
): readonly ProblemAt[] {
  if (source !== undefined && sources !== undefined) {
    const message = '`sources` cannot be used together with `source`';
    const hint = 'write `source` as one of the `sources`';
    return [{ code: 'wrong-value', at: [...at, 'sources'], on: 'key', message, hint }];
  }
  const isSaid = source !== undefined || valueAt(file.value, [...at, 'sources']) !== undefined;
  if (isSaid) return [];
  const hint = 'add `source: { LABEL: VALUE }`: while such an alert fires, the targets notify nobody';
  return [{ code: 'missing-key', at, message: 'missing key "source"', hint }];
}

/** Alerts that are source and target of one rule do not inhibit each other: a rule for which all are does nothing. */
function selfInhibition(sources: readonly Matcher[], target: Matcher, at: KeyPath): readonly ProblemAt[] {
  if (!sources.some((source) => inhibitsItself(source, target))) return [];
  const message = 'source and target are the same alerts, which would inhibit themselves: the rule does nothing';
  const hint = 'let the target be other alerts than the source';
  return [{ severity: 'warning', code: 'self-inhibition', at, message, hint }];
}
