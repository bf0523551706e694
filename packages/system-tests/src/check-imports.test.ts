import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from './processes/temp-folder.ts';

const SCRIPT = fileURLToPath(new URL('../../../scripts/check-imports.mjs', import.meta.url));

/** A tree that keeps every rule. */
const SOUND = {
  'sdk/src/index.ts': 'export const sdk = 1;\n',
  'core/src/index.ts': "export { engine } from './engine/engine.ts';\n",
  'core/src/time/clock.ts': 'export type Clock = () => number;\n',
  'core/src/routing/route.ts': "import type { Clock } from '../time/clock.ts';\nexport type Route = Clock;\n",
  'core/src/store/store.ts': "import { sdk } from '@signalbox/sdk';\nexport const store = sdk;\n",
  'core/src/config/config.ts': "import type { Route } from '../routing/route.ts';\nexport type Config = Route;\n",
  'core/src/config/problems/problem.ts': 'export type Problem = string;\n',
  'core/src/config/yaml/yaml.ts':
    "import type { Problem } from '../problems/problem.ts';\nexport type Yaml = Problem;\n",
  'core/src/engine/engine.ts':
    "import type { Config } from '../config/config.ts';\nexport const engine: Config = () => 0;\n",
  'core/src/testing/story.ts': "export { engine } from '../engine/engine.ts';\n",
  'core/src/engine/engine.test.ts': "import { engine } from '../testing/story.ts';\nengine();\n",
  'transport-log/src/log.ts': "import { sdk } from '@signalbox/sdk';\nexport const log = sdk;\n",
};

function check(more: Readonly<Record<string, string>>): { readonly status: number | null; readonly output: string } {
  using root = tempFolder();
  for (const [file, text] of Object.entries({ ...SOUND, ...more })) {
    const place = join(root.path, 'packages', file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, root.path], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('the check of imports', () => {
  it('counts rooms, files and circles of a sound tree', () => {
    expect(check({})).toEqual({ status: 0, output: '10 rooms, 12 files, 9 imports, 0 circles\n' });
  });

  it.each([
    [
      'a type from a room above',
      { 'core/src/time/due.ts': "\nimport type { Route } from '../routing/route.ts';\nexport type Due = Route;\n" },
      'packages/core/src/time/due.ts:2: imports ../routing/route.ts: time may import nothing of the core',
    ],
    [
      'a type that is written as an import in place',
      { 'core/src/time/due.ts': "export type Due = import('../routing/route.ts').Route;\n" },
      'packages/core/src/time/due.ts:1: imports ../routing/route.ts: time may import nothing of the core',
    ],
    [
      'a re-export from a room above',
      { 'core/src/routing/all.ts': "export * from '../engine/engine.ts';\n" },
      'packages/core/src/routing/all.ts:1: imports ../engine/engine.ts: routing may import text, time',
    ],
    [
      'a room that the table does not know',
      { 'core/src/novel/new.ts': "import type { Clock } from '../time/clock.ts';\nexport type New = Clock;\n" },
      'packages/core/src/novel/new.ts:1: imports ../time/clock.ts: scripts/import-rules.mjs does not know the room novel',
    ],
    [
      'a room of the configuration from one above it',
      { 'core/src/config/problems/p.ts': "import type { Yaml } from '../yaml/yaml.ts';\nexport type P = Yaml;\n" },
      'packages/core/src/config/problems/p.ts:1: imports ../yaml/yaml.ts: config/problems may import nothing of the core',
    ],
    [
      'a package that the table forbids',
      { 'sdk/src/core.ts': "export type { Config } from '@signalbox/core';\n" },
      'packages/sdk/src/core.ts:1: imports @signalbox/core: sdk may import, of ours: nothing',
    ],
    [
      'a room above by the name of its own package',
      { 'core/src/time/own.ts': "export type { Engine } from '@signalbox/core';\n" },
      'packages/core/src/time/own.ts:1: imports @signalbox/core: a package imports its own files by their paths',
    ],
    [
      'the program, whose name has no scope',
      { 'transport-log/src/cli.ts': "export { runProgram } from 'signalbox';\n" },
      'packages/transport-log/src/cli.ts:1: imports signalbox: transport-log may import, of ours: sdk',
    ],
    [
      'a package that the table forbids, in a kit for tests that is published',
      { 'sdk/src/testing/kit.ts': "export type { Config } from '@signalbox/core';\n" },
      'packages/sdk/src/testing/kit.ts:1: imports @signalbox/core: sdk may import, of ours: nothing',
    ],
    [
      'a package that is loaded later',
      { 'transport-log/src/late.ts': "export const late = () => import('@signalbox/core');\n" },
      'packages/transport-log/src/late.ts:1: imports @signalbox/core: transport-log may import, of ours: sdk',
    ],
    [
      'a package by a path',
      { 'core/src/engine/path.ts': "export { sdk } from '../../../sdk/src/index.ts';\n" },
      'packages/core/src/engine/path.ts:1: imports ../../../sdk/src/index.ts: another package is imported by its name',
    ],
    [
      'the system in a pure room',
      { 'core/src/routing/now.ts': "import { hrtime } from 'node:process';\nexport const now = hrtime;\n" },
      'packages/core/src/routing/now.ts:1: imports node:process: this room is pure',
    ],
    [
      'the HTTP client outside of the SDK',
      { 'transport-log/src/send.ts': "import { request } from 'undici';\nexport const send = request;\n" },
      'packages/transport-log/src/send.ts:1: imports undici: only sdk may import undici',
    ],
    [
      'a heavy package in the entry of stores',
      { 'core/src/store/yaml.ts': "import { parse } from 'yaml';\nexport const read = parse;\n" },
      'packages/core/src/store/yaml.ts:1: imports yaml: a store must stay light',
    ],
    [
      'what is for tests in what is not',
      { 'core/src/engine/told.ts': "export { engine } from '../testing/story.ts';\n" },
      'packages/core/src/engine/told.ts:1: imports ../testing/story.ts: what is for tests is imported by tests alone',
    ],
    [
      'a file that is not there',
      { 'core/src/engine/gone.ts': "export { gone } from './missing.ts';\n" },
      'packages/core/src/engine/gone.ts:1: imports ./missing.ts: there is no such file',
    ],
    [
      'a circle of files',
      {
        'core/src/time/a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
        'core/src/time/b.ts': "import type { A } from './a.ts';\nexport type B = A;\n",
      },
      'packages/core/src/time/b.ts:1 imports packages/core/src/time/a.ts',
    ],
    [
      'a circle of rooms whose files form none',
      {
        'server/src/a/one.ts': "import type { Two } from '../b/two.ts';\nexport type One = Two;\n",
        'server/src/a/three.ts': 'export type Three = 3;\n',
        'server/src/b/two.ts': 'export type Two = 2;\n',
        'server/src/b/four.ts': "import type { Three } from '../a/three.ts';\nexport type Four = Three;\n",
      },
      'packages/server/src/b/four.ts:1 imports packages/server/src/a/three.ts',
    ],
  ])('finds %s', (_, more, line) => {
    const { status, output } = check(more);
    expect(output).toContain(line);
    expect(status).toBe(1);
  });
});
