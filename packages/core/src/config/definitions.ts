import { isJsonObject } from '@signalbox/sdk';
import type { KeyPath } from '../text/json-path.ts';
import { valueAt } from '../text/json-path.ts';
import { type CheckedFile, misspelt } from './check-file.ts';
import type { Compilation } from './document/compilation.ts';
import type { ConfigFile } from './document/config-file.ts';
import type { WrittenChannel, WrittenMuteTime, WrittenSource, WrittenTemplate } from './written-config.ts';

/** Something with a name, and where it stands. */
export interface Definition<Written> {
  readonly name: string;
  readonly file: ConfigFile;
  readonly at: KeyPath;
  readonly written: Written;
}

/** All that has a name, over all files: names are one space. */
export interface Definitions {
  readonly channels: ReadonlyMap<string, Definition<WrittenChannel>>;
  readonly sources: ReadonlyMap<string, Definition<WrittenSource>>;
  readonly templates: ReadonlyMap<string, Definition<WrittenTemplate>>;
  readonly muteTimes: ReadonlyMap<string, Definition<WrittenMuteTime>>;
  /** Also of those that are too wrong to be used, or stand below a misspelt key: who names them makes no mistake. */
  readonly channelNames: ReadonlySet<string>;
  readonly templateNames: ReadonlySet<string>;
  readonly muteTimeNames: ReadonlySet<string>;
}

export function collectDefinitions(checked: readonly CheckedFile[], compilation: Compilation): Definitions {
  return {
    channels: collect(checked, 'channels', ({ channels }) => channels, compilation),
    sources: collect(checked, 'sources', ({ sources }) => sources, compilation),
    templates: collect(checked, 'templates', ({ templates }) => templates, compilation),
    muteTimes: collect(checked, 'muteTimes', ({ muteTimes }) => muteTimes, compilation),
    channelNames: writtenNames(checked, 'channels'),
    templateNames: writtenNames(checked, 'templates'),
    muteTimeNames: writtenNames(checked, 'muteTimes'),
  };
}

type Kind = 'channels' | 'sources' | 'templates' | 'muteTimes';

/** What one of them is called in a sentence. */
const WORDS: Readonly<Record<Kind, string>> = {
  channels: 'channel',
  sources: 'source',
  templates: 'template',
  muteTimes: 'mute time',
};

function collect<Written>(
  checked: readonly CheckedFile[],
  kind: Kind,
  pick: (written: CheckedFile['written']) => Readonly<Record<string, Written>> | undefined,
  compilation: Compilation,
): ReadonlyMap<string, Definition<Written>> {
  const found = new Map<string, Definition<Written>>();
  for (const { file, written } of checked) {
    for (const [name, one] of Object.entries(pick(written) ?? {})) {
      const at = [kind, name];
      const first = found.get(name);
      if (first === undefined) found.set(name, { name, file, at, written: one });
      else reportTwice(kind, { name, file, at }, first, compilation);
    }
  }
  return found;
}

function reportTwice(
  kind: Kind,
  { name, file, at }: Pick<Definition<unknown>, 'name' | 'file' | 'at'>,
  first: Definition<unknown>,
  { report }: Compilation,
): void {
  const { line } = first.file.positions.of(first.at, 'key');
  const message = `the ${WORDS[kind]} ${JSON.stringify(name)} is already defined in ${first.file.path}, line ${line}`;
  report(file, {
    code: 'duplicate-name',
    at,
    on: 'key',
    message,
    hint: 'names are one space over all files: rename one of them',
  });
}

function writtenNames(checked: readonly CheckedFile[], kind: Kind): ReadonlySet<string> {
  return new Set(
    checked.flatMap(({ file }) =>
      [kind, ...misspelt(file.value, kind)].flatMap((key) => keysOf(valueAt(file.value, [key]))),
    ),
  );
}

function keysOf(value: unknown): readonly string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}
