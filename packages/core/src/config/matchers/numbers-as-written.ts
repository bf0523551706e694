import { isJsonObject } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import type { ConfigFile } from '../document/config-file.ts';

/** Labels are texts: `version: 1.10` means the label `1.10`, not the number 1.1. */
export function numbersAsWritten(value: unknown, file: ConfigFile, at: KeyPath): unknown {
  if (typeof value === 'number') return file.positions.written(at) ?? String(value);
  if (Array.isArray(value)) return value.map((item, index) => numbersAsWritten(item, file, [...at, index]));
  if (!isJsonObject(value)) return value;
  const map: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) map[key] = numbersAsWritten(value[key], file, [...at, key]);
  return map;
}
