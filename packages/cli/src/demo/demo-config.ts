import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The copy that comes with the package. */
const PACKED = fileURLToPath(new URL('../../demo', import.meta.url));

/** Where the demo's configuration is, and a folder of its own for what it keeps. */
export interface DemoFiles {
  /** The main file, as people would name it from here. */
  readonly config: string;
  readonly store: string;
  /** Removes what was made for this run. */
  remove(): Promise<void>;
}

/**
 * The configuration in `configs/demo` of the working directory; if there is none, a fresh copy of the packed one,
 * so that it can be edited as well. The store is a new one in any case.
 */
export async function demoFiles(cwd: string): Promise<DemoFiles> {
  const folder = await mkdtemp(path.join(tmpdir(), 'signalbox-demo-'));
  const here = path.join('configs', 'demo', 'signalbox.yaml');
  const found = existsSync(path.resolve(cwd, here));
  if (!found) await cp(PACKED, path.join(folder, 'config'), { recursive: true });
  return {
    config: found ? here : path.join(folder, 'config', 'signalbox.yaml'),
    store: `sqlite:${path.join(folder, 'signalbox.db')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
