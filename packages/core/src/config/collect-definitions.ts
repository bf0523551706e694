import { isJsonObject } from '@signalbox/sdk';
import { valueAt } from '../text/json-path.ts';
import type { WrittenChannel, WrittenTemplate } from './channels/channel-schema.ts';
import { misspelt, type WrittenFile } from './config-schema.ts';
import type { Compilation } from './document/compilation.ts';
import type { CheckedFile, Definition, Definitions } from './document/definition.ts';
import type { WrittenSource } from './sources/source-schema.ts';
import type { WrittenMuteTime } from './suppression/mute-time-schema.ts';

/** All that has a name, over all files: names are one space. */
export interface AllDefinitions {
  readonly channels: Definitions<WrittenChannel>;
  readonly sources: Definitions<WrittenSource>;
  readonly templates: Definitions<WrittenTemplate>;
  readonly muteTimes: Definitions<WrittenMuteTime>;
}

export function collectDefinitions(
  checked: readonly CheckedFile<WrittenFile>[],
  compilation: Compilation,
): AllDefinitions {
  return {
    channels: collect(checked, 'channels', ({ channels }) => channels, compilation),
    sources: collect(checked, 'sources', ({ sources }) => sources, compilation),
    templates: collect(checked, 'templates', ({ templates }) => templates, compilation),
    muteTimes: collect(checked, 'muteTimes', ({ muteTimes }) => muteTimes, compilation),
  };
}

type Kind = keyof AllDefinitions;

/** The name of the kind in a sentence. */
const ONE_OF: Readonly<Record<Kind, string>> = {
  channels: 'channel',
  sources: 'source',
  templates: 'template',
  muteTimes: 'mute time',
};

function collect<Written>(
  checked: readonly CheckedFile<WrittenFile>[],
  kind: Kind,
  pick: (written: WrittenFile) => Readonly<Record<string, Written>> | undefined,
  compilation: Compilation,
): Definitions<Written> {
  const byName = new Map<string, Definition<Written>>();
  for (const { file, written } of checked) {
    for (const [name, one] of Object.entries(pick(written) ?? {})) {
      const definition = { name, file, at: [kind, name], written: one };
      const first = byName.get(name);
      if (first === undefined) byName.set(name, definition);
      else reportDuplicate(kind, definition, first, compilation);
    }
  }
  return { byName, names: namesIn(checked, kind) };
}

function reportDuplicate(
  kind: Kind,
  { name, file, at }: Definition<unknown>,
  first: Definition<unknown>,
  { report }: Compilation,
): void {
  const { line } = first.file.positions.of(first.at, 'key');
  const message = `the ${ONE_OF[kind]} ${JSON.stringify(name)} is already defined in ${first.file.path}, line ${line}`;
  const hint = 'names are one space over all files: rename one of them';
  report(file, { code: 'duplicate-name', at, on: 'key', message, hint });
}

function namesIn(checked: readonly CheckedFile<unknown>[], kind: Kind): ReadonlySet<string> {
  return new Set(
    checked.flatMap(({ file }) =>
      [kind, ...misspelt(file.value, kind)].flatMap((key) => keysOf(valueAt(file.value, [key]))),
    ),
  );
}

function keysOf(value: unknown): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}
