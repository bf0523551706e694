import path from 'node:path';
import { isJsonObject } from '@signalbox/sdk';
import { valueAt } from '../../text/json-path.ts';

/** Is the name of a transport or source the path of its file (`./mine.js`)? Else it is that of a package. */
export function isPluginPath(name: string): boolean {
  return name.startsWith('./') || name.startsWith('../') || path.isAbsolute(name);
}

/** All paths by which a file names transports and sources. */
export function writtenPluginPaths(value: unknown): readonly string[] {
  const names = [
    ...namesIn(valueAt(value, ['channels']), 'transport'),
    ...namesIn(valueAt(value, ['sources']), 'type'),
  ];
  return names.filter((name) => typeof name === 'string').filter(isPluginPath);
}

function namesIn(section: unknown, key: string): readonly unknown[] {
  return isJsonObject(section) ? Object.values(section).map((one) => valueAt(one, [key])) : [];
}
