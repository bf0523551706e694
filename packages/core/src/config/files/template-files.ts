import { isJsonObject } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';

/** A template file as a configuration names it. */
export interface WrittenTemplateFile {
  /** Where its name stands. */
  readonly at: KeyPath;
  readonly file: string;
}

/** All `{ file: PATH }` of a file's templates: those with a name, and those of channels. */
export function writtenTemplateFiles(value: unknown): readonly WrittenTemplateFile[] {
  const templates = entriesOf(valueAt(value, ['templates'])).map(([name, parts]) => ({
    at: ['templates', name],
    parts,
  }));
  const ofChannels = entriesOf(valueAt(value, ['channels'])).map(([name, channel]) => ({
    at: ['channels', name, 'template'],
    parts: valueAt(channel, ['template']),
  }));
  return [...templates, ...ofChannels].flatMap(({ at, parts }) =>
    entriesOf(parts).flatMap(([part, written]) => {
      const file = valueAt(written, ['file']);
      return typeof file === 'string' && file !== '' ? [{ at: [...at, part, 'file'], file }] : [];
    }),
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
