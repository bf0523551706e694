import type { InhibitionRule } from '../../suppression/inhibition.ts';
import type { KeyPath } from '../../text/json-path.ts';
import type { CheckedFile } from '../check-file.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import { compileMatchAt } from '../matchers/compile-match-of.ts';
import type { WrittenInhibition } from '../written-config.ts';
import { inhibitionSources } from './inhibition-sources.ts';
import { selfInhibition } from './self-inhibition.ts';

/** The inhibition rules over all files, in their order. */
export function compileInhibitions(
  checked: readonly CheckedFile[],
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
