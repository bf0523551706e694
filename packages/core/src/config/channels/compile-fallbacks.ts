import { parseDuration } from '@signalbox/sdk';
import type { Fallback } from '../../delivery/channel-config.ts';
import { valueAt } from '../../text/json-path.ts';
import type { Compilation } from '../document/compilation.ts';
import type { Definition, Definitions } from '../document/definition.ts';
import { unknownName } from '../document/unknown-names.ts';
import { readDuration } from '../schema/read-duration.ts';
import { DEFAULT_FALLBACK_AFTER, type WrittenChannel } from './channel-schema.ts';

const CHANNEL = { code: 'unknown-channel', one: 'channel', section: 'channels' } as const;

/**
 * Which channel is notified in the place of each, by name. Reports names that nobody defines, and fallbacks that lead
 * back to where they begin: none of such a circle is given.
 */
export function compileFallbacks(
  channels: Definitions<WrittenChannel>,
  compilation: Compilation,
): ReadonlyMap<string, Fallback> {
  const fallbacks = new Map<string, Fallback>();
  for (const definition of channels.byName.values()) {
    const fallback = readFallback(definition, channels, compilation);
    if (fallback !== undefined) fallbacks.set(definition.name, fallback);
  }
  for (const circle of circlesIn(fallbacks)) {
    for (const name of circle) fallbacks.delete(name);
    reportCircle(circle, channels, compilation);
  }
  return fallbacks;
}

function readFallback(
  { file, at, written }: Definition<WrittenChannel>,
  { names }: Definitions<WrittenChannel>,
  compilation: Compilation,
): Fallback | undefined {
  const { fallback: channel } = written;
  const place = { file, at: [...at, 'fallbackAfter'], positive: true };
  const afterMs = readDuration(written.fallbackAfter, place, compilation) ?? parseDuration(DEFAULT_FALLBACK_AFTER) ?? 0;
  if (channel === undefined) {
    // The default is filled in: only the file says whether a person wrote it.
    if (valueAt(file.value, place.at) !== undefined) reportIdleTime(place, compilation);
    return undefined;
  }
  const problem = unknownName(channel, { file, at: [...at, 'fallback'] }, CHANNEL, names);
  if (problem === undefined) return { channel, afterMs };
  compilation.report(file, problem);
  return undefined;
}

function reportIdleTime({ file, at }: Pick<Definition<unknown>, 'file' | 'at'>, { report }: Compilation): void {
  const message = 'this channel has no fallback: nobody is notified after this time';
  const hint = 'add `fallback: CHANNEL`, or remove it';
  report(file, { severity: 'warning', code: 'fallback-missing', at, on: 'key', message, hint });
}

/** The circles that following the fallbacks ends in, each from the channel that is defined first. */
function circlesIn(fallbacks: ReadonlyMap<string, Fallback>): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const seen = new Set<string>();
  for (const start of fallbacks.keys()) {
    const path: string[] = [];
    let name: string | undefined = start;
    while (name !== undefined && !seen.has(name)) {
      seen.add(name);
      path.push(name);
      name = fallbacks.get(name)?.channel;
    }
    const begin = name === undefined ? -1 : path.indexOf(name);
    if (begin >= 0) circles.push(path.slice(begin));
  }
  return circles;
}

function reportCircle(
  circle: readonly string[],
  { byName }: Definitions<WrittenChannel>,
  { report }: Compilation,
): void {
  const [first = ''] = circle;
  const definition = byName.get(first);
  if (definition === undefined) return;
  const way = [...circle, first].map((name) => JSON.stringify(name)).join(' -> ');
  const message =
    circle.length === 1
      ? `the channel ${JSON.stringify(first)} is its own fallback`
      : `the fallbacks go in a circle: ${way}`;
  const hint = 'name a channel that reaches people in another way, and end the chain there';
  report(definition.file, { code: 'fallback-cycle', at: [...definition.at, 'fallback'], message, hint });
}
