/** The thread of `parseYamlAside`: parses the text that it is given, posts what it says, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { isJsonObject } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { formatKeyPath } from '../problems/key-path.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { ParsedAside } from './parse-aside.ts';

const { positions, ...parsed } = parseYaml(workerData);
const numbers = new Map<string, string>();
noteNumbers(parsed.value, []);
parentPort?.postMessage({ ...parsed, numbers } satisfies ParsedAside);

function noteNumbers(value: unknown, at: KeyPath): void {
  if (typeof value === 'number') numbers.set(formatKeyPath(at), positions.written(at) ?? String(value));
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) noteNumbers(item, [...at, index]);
  else if (isJsonObject(value)) for (const key of Object.keys(value)) noteNumbers(value[key], [...at, key]);
}
