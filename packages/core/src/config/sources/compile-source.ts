import type { Source } from '@signalbox/sdk';
import { compileAuth } from '../auth/compile-auth.ts';
import type { SourceConfig } from '../config.ts';
import type { Definition } from '../definitions.ts';
import type { Compilation } from '../document/compilation.ts';
import { checkOptions } from '../plugins/check-options.ts';
import { readDuration } from '../schema/read-duration.ts';
import type { WrittenSource } from '../written-config.ts';
import { sourceCommon } from './source-schema.ts';

const COMMON_KEYS = Object.keys(sourceCommon);

/** A source as the engine takes it; undefined if its type was not found or its options are wrong. */
export function compileSource(
  definition: Definition<WrittenSource>,
  source: Source | undefined,
  compilation: Compilation,
): SourceConfig | undefined {
  const { name, file, at, written } = definition;
  const auth = compileAuth(written.auth, { file, at: [...at, 'auth'] }, compilation);
  const expireAfterMs = readDuration(
    written.expireAfter,
    { file, at: [...at, 'expireAfter'], positive: true },
    compilation,
  );
  const checked = checkOptions(definition, COMMON_KEYS, source, compilation);
  if (source === undefined || checked === undefined) return undefined;
  return { name, source, options: checked.options, auth, ...(expireAfterMs === undefined ? {} : { expireAfterMs }) };
}
