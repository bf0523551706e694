import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { valueAt } from '../../text/json-path.ts';
import { formatKeyPath } from '../problems/key-path.ts';
import { type ParsedYaml, parseYaml } from '../yaml/parse-yaml.ts';
import type { Positions } from '../yaml/yaml-positions.ts';

/**
 * A kilobyte takes the parser about a millisecond, in which nobody else is served: a text with more characters than
 * this is parsed by a thread of its own.
 */
const MOST_PARSED_HERE = 32 * 1024;

/** What a thread gives back: all but the positions, whose nodes stay there. */
export interface ParsedAside extends Omit<ParsedYaml, 'positions'> {
  /** As they were written, by path. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** As `parseYaml`, without holding up the event loop where the text is long; maps have a prototype then. */
export async function parseYamlAside(text: string): Promise<ParsedYaml> {
  if (text.length <= MOST_PARSED_HERE) return parseYaml(text);
  const { numbers, ...parsed } = await parseInThread(text);
  return { ...parsed, positions: latePositions(text, parsed.value, numbers) };
}

async function parseInThread(text: string): Promise<ParsedAside> {
  // `.ts` where the sources run as they are, in tests.
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const thread = new Worker(new URL(`./parse-thread${extension}`, import.meta.url), { workerData: text });
  const posted: ParsedAside[] = await once(thread, 'message');
  const [parsed] = posted;
  if (parsed === undefined) throw new Error('the thread that parses a text posted nothing');
  // To take over what it says takes a while, too: let the others have a turn before somebody goes on with it.
  await setImmediate();
  return parsed;
}

/** Places are asked for only where something is wrong, but for numbers: then the text is parsed once more, here. */
function latePositions(text: string, value: unknown, numbers: ReadonlyMap<string, string>): Positions {
  let positions: Positions | undefined;
  const late = () => {
    positions ??= parseYaml(text).positions;
    return positions;
  };
  return {
    of: (path, on) => late().of(path, on),
    within: (path, whole, place) => late().within(path, whole, place),
    ofOffset: (offset) => late().ofOffset(offset),
    written(path) {
      // A number that is not in the file is a default.
      const isThere = valueAt(value, path) !== undefined;
      return isThere ? (numbers.get(formatKeyPath(path)) ?? late().written(path)) : undefined;
    },
  };
}
