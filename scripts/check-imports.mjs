// Holds the sources against the table of imports (import-rules.mjs), imports of types included, and finds circles among
// files and among rooms. Prints every offending line.
//
//     npx node scripts/check-imports.mjs [ROOT]
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { CONFIG_ROOMS, CORE_ROOMS, ONE_USER, PACKAGES, PURE_ROOMS, STORE_ENTRY_PACKAGES } from './import-rules.mjs';

const root = process.argv[2] ?? '.';
const SCOPE = '@signalbox/';
const problems = [];

/** @typedef {{ file: string, line: number, specifier: string, target?: string }} Import */

const files = globSync('packages/*/src/**/*.ts', { cwd: root })
  .map((file) => file.split(path.sep).join('/'))
  .sort();
const known = new Set(files);
/** @type {Import[]} */
const imports = files.flatMap(importsOf);

for (const each of imports) {
  if (each.specifier.startsWith('.') && each.target === undefined) report(each, 'there is no such file');
  else if (each.target === undefined) checkPackage(each);
  else checkRooms(each);
}
const production = imports.filter(
  ({ file, target }) => target !== undefined && !isForTests(file) && !isForTests(target),
);
const fileCircles = circles(production.map(({ file, target }) => [file, target]));
const roomCircles = circles(
  production
    .filter(({ file, target }) => !isIndex(file) && !isIndex(target))
    .map(({ file, target }) => [roomOf(file), roomOf(target)])
    .filter(([from, to]) => from !== to && !isRoot(from) && !isRoot(to)),
);
for (const circle of [...fileCircles, ...roomCircles]) {
  problems.push(`a circle: ${[...circle, circle[0]].join(' -> ')}`);
  for (const { file, line, target } of production) {
    const [from, to] = circle[0].endsWith('.ts') ? [file, target] : [roomOf(file), roomOf(target)];
    if (from !== to && circle.includes(from) && circle.includes(to))
      problems.push(`  ${file}:${line} imports ${target}`);
  }
}

const rooms = new Set(files.filter((file) => !isForTests(file)).map(roomOf));
for (const problem of problems) console.error(problem);
console.log(
  `${rooms.size} rooms, ${files.length} files, ${imports.length} imports, ${fileCircles.length + roomCircles.length} circles`,
);
process.exit(problems.length === 0 ? 0 : 1);

/** Every module that a file names: static and dynamic imports, re-exports, types. */
function importsOf(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const parsed = parseSync(file, text);
  const { module, errors } = parsed;
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  const found = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest)),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => {
      const [, value] = /^['"`]([^'"`$]*)['"`]$/.exec(text.slice(start, end)) ?? [];
      return value === undefined ? undefined : { start, value };
    }),
    ...(text.includes('import(') ? importTypesIn(parsed.program) : []),
  ].filter(Boolean);
  const seen = new Set();
  return found.flatMap(({ start, value: specifier }) => {
    if (seen.has(specifier)) return [];
    seen.add(specifier);
    const line = text.slice(0, start).split('\n').length;
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
    return [{ file, line, specifier, ...(target !== undefined && known.has(target) ? { target } : {}) }];
  });
}

/** `import('./x.ts').X`, where a type is expected. */
function importTypesIn(node) {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.values(node).flatMap(importTypesIn);
  if (node.type !== 'TSImportType') return below;
  const { start, value } = node.source ?? node.argument.literal;
  return [{ start, value }, ...below];
}

function checkPackage(each) {
  const { file, specifier } = each;
  const user = packageOf(file);
  const [external] = Object.entries(ONE_USER).filter(
    ([name]) => specifier === name || specifier.startsWith(`${name}/`),
  );
  if (external && !external[1].includes(user) && !isForTests(file)) {
    report(each, `only ${external[1].join(', ')} may import ${external[0]}`);
  }
  if (specifier.startsWith('node:') && isPure(file) && !isForTests(file)) {
    report(each, 'this room is pure: it takes values and a time, and returns values');
  }
  if (file.startsWith('packages/core/src/store/') && !isForTests(file) && !specifier.startsWith('node:')) {
    if (!STORE_ENTRY_PACKAGES.includes(specifier)) report(each, 'a store must stay light: it imports the SDK alone');
  }
  if (!specifier.startsWith(SCOPE)) return;
  const used = specifier.slice(SCOPE.length);
  if (isForTests(file) || used.split('/')[0] === user) return;
  const allowed = Object.entries(PACKAGES).find(([name]) => matches(name, user))?.[1];
  if (allowed === undefined) report(each, `scripts/import-rules.mjs does not know the package ${user}`);
  else if (!allowed.some((name) => matches(name, used) || matches(name, used.split('/')[0]))) {
    report(each, `${user} may import, of ours: ${allowed.join(', ') || 'nothing'}`);
  }
}

function checkRooms(each) {
  const { file, target } = each;
  if (packageOf(file) !== packageOf(target)) report(each, 'another package is imported by its name, never by a path');
  if (isForTests(file)) return;
  if (isForTests(target)) {
    report(each, 'what is for tests is imported by tests alone');
    return;
  }
  if (!file.startsWith('packages/core/src/')) return;
  const [from, fromBelow] = placeIn(file);
  const [to, toBelow] = placeIn(target);
  if (from !== to && from !== '.') {
    if (CORE_ROOMS[from] === undefined) report(each, `scripts/import-rules.mjs does not know the room ${from}`);
    else if (!CORE_ROOMS[from].includes(to)) report(each, `${from} may import ${list(CORE_ROOMS[from])}`);
  }
  if (from === 'config' && to === 'config' && fromBelow !== toBelow && fromBelow !== '.') {
    const allowed = CONFIG_ROOMS[fromBelow];
    if (allowed === undefined) report(each, `scripts/import-rules.mjs does not know the room config/${fromBelow}`);
    else if (!allowed.includes(toBelow)) report(each, `config/${fromBelow} may import ${list(allowed)}`);
  }
}

/** Strongly connected parts of a graph that have more than one member, or an edge to themselves. */
function circles(edges) {
  const next = new Map();
  for (const [from, to] of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  const index = new Map();
  const low = new Map();
  const stack = [];
  const found = [];
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return found;

  function visit(node) {
    index.set(node, index.size);
    low.set(node, index.get(node));
    stack.push(node);
    for (const other of next.get(node) ?? []) {
      if (!index.has(other)) {
        visit(other);
        low.set(node, Math.min(low.get(node), low.get(other)));
      } else if (stack.includes(other)) low.set(node, Math.min(low.get(node), index.get(other)));
    }
    if (low.get(node) !== index.get(node)) return;
    const part = stack.splice(stack.indexOf(node));
    if (part.length > 1 || next.get(node)?.has(node)) found.push(part);
  }
}

function packageOf(file) {
  return file.split('/')[1];
}

/** The folder of a file: `packages/core/src/config/routes`. */
function roomOf(file) {
  return path.posix.dirname(file);
}

/** The two uppermost folders of a file of the core: `config`, `routes`; `.` where it is at a root. */
function placeIn(file) {
  const [room, below, ...more] = file.slice('packages/core/src/'.length).split('/');
  if (below === undefined) return ['.', '.'];
  return [room, more.length === 0 ? '.' : below];
}

function isPure(file) {
  return PURE_ROOMS.some((room) => file.startsWith(`packages/core/src/${room}/`));
}

function isIndex(file) {
  return path.posix.basename(file) === 'index.ts';
}

/** The root of a package, or of the configuration, brings its rooms together, and they may use its types. */
function isRoot(room) {
  return room.endsWith('/src') || room === 'packages/core/src/config';
}

function isForTests(file) {
  return /\.test\.ts$|\/testing\//.test(file) || /^packages\/(bench|system-tests)\//.test(file);
}

function matches(pattern, name) {
  return pattern === '*' || (pattern.endsWith('-*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name);
}

function list(names) {
  return names.length === 0 ? 'nothing of the core' : names.join(', ');
}

function report({ file, line, specifier }, rule) {
  problems.push(`${file}:${line}: imports ${specifier}: ${rule}`);
}
