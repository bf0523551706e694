import path from 'node:path';
import { isJsonObject } from '@signalbox/sdk';
import type { Problem } from '../problems/problem.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { FileReader } from './file-reader.ts';

/** Which file is the main one. */
export interface MainFile {
  readonly main: string;
  readonly folder: string;
  /** If a folder without `signalbox.yaml` was given: all its files, the main one among them. */
  readonly candidates?: readonly string[];
  readonly problem?: Problem;
}

const USUAL_NAME = 'signalbox.yaml';
/** What in a folder may be its main file, or goes with it. */
export const MAIN_GLOB = '*.yaml';

/** The file that was given; of a folder its `signalbox.yaml`, else that one of its `*.yaml` which says `unmatched`. */
export async function findMainFile(given: string, reader: FileReader, maxBytes: number): Promise<MainFile> {
  if (!(await reader.isFolder(given))) return { main: given, folder: path.dirname(given) };
  const usual = path.join(given, USUAL_NAME);
  const { files } = await reader.find(MAIN_GLOB, given);
  if (files.includes(usual) || files.length === 0) return { main: usual, folder: given };

  const mains: string[] = [];
  for (const file of files) {
    const read = await reader.read(file, maxBytes);
    const value = read.type === 'text' ? parseYaml(read.text).value : undefined;
    if (isJsonObject(value) && 'unmatched' in value) mains.push(file);
  }
  const [main, second] = mains;
  if (main !== undefined && second === undefined) return { main, folder: given, candidates: files };
  const [first = usual] = files;
  return { main: main ?? first, folder: given, candidates: files, problem: unclear(main ?? first, second) };
}

function unclear(main: string, second: string | undefined): Problem {
  const file = path.basename(main);
  const message =
    second === undefined
      ? `no file of this folder is named ${USUAL_NAME} or has \`unmatched\``
      : `${file} and ${path.basename(second)} both have \`unmatched\`: which of them is the main file?`;
  const hint = `name the main file ${USUAL_NAME}; it then includes the others`;
  return { severity: 'error', code: 'main-file', file, line: 1, column: 1, path: '', message, hint };
}
