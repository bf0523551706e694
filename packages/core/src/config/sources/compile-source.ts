import type { Source } from '@signalbox/sdk';
import { type Credential, compileAuth } from '../auth/compile-auth.ts';
import type { Compilation } from '../document/compilation.ts';
import type { Definition } from '../document/definition.ts';
import { checkOptions } from '../plugins/check-options.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { readDuration } from '../schema/read-duration.ts';
import { isLoopback, type ServerConfig } from '../server/compile-server.ts';
import type { WrittenSource } from './source-schema.ts';
import { sourceCommon } from './source-schema.ts';

export interface SourceConfig {
  readonly name: string;
  readonly source: Source;
  /** The source's own options, with defaults and resolved secrets. */
  readonly options: unknown;
  /** One of these must hold. Empty: open. */
  readonly auth: readonly Credential[];
  /** A firing alert that is not sent again ends after this; absent: never by itself. */
  readonly expireAfterMs?: number;
}

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

/** A source that others can reach without credentials takes anybody's alerts. */
export function openSource(
  { listen }: ServerConfig,
  { name, at, written }: Definition<WrittenSource>,
): readonly ProblemAt[] {
  if (isLoopback(listen) || written.auth !== undefined) return [];
  return [
    {
      severity: 'warning',
      code: 'open-source',
      at,
      on: 'key',
      message: `anyone who reaches the server can post alerts to the source ${JSON.stringify(name)}`,
      hint: 'add `auth`, or write `auth: none`',
    },
  ];
}
