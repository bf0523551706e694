// Writes what the documentation lists and the program knows: options, errors, helpers, metrics and help texts. Each
// list stands between two comments, `generated:NAME` and `/generated`. A transport's or source's options stand in the
// README of its package, as `generated:options`.
//
//     npm run build && npx node scripts/generate-docs.mjs           writes
//     npm run build && npx node scripts/generate-docs.mjs --check   fails if something is out of date
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemCatalogue } from '@signalbox/core';
import { errorCatalogue } from '@signalbox/sdk';
import { helperCatalogue } from '../packages/core/dist/templates/helpers/helper-catalogue.js';
import { contextPaths } from '../packages/core/dist/templates/template-context.js';
import { createMetrics } from '../packages/server/dist/observe/metrics.js';

const isCheck = process.argv.includes('--check');
const root = new URL('../', import.meta.url);
/** For readers, by the end of a file's name. */
const LANGUAGES = { yml: 'yaml', hbs: 'handlebars', service: 'ini', jsonl: 'json', Dockerfile: 'dockerfile' };
const OWN_ROOM = 'configs/examples/own-room';

const PROGRAM = fileURLToPath(new URL('packages/cli/bin/signalbox.js', root));

/** What the program prints; `cwd` is where it is started. */
function signalbox(args, cwd = fileURLToPath(root)) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8' });
  if (status === 2 || status === null) throw new Error(`signalbox ${args.join(' ')}: ${stderr}`);
  return stdout;
}
const schema = JSON.parse(signalbox(['schema']));

/** A cell of a table: on one line, without what would end it. */
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const code = (text) => `\`${text}\``;
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const fenced = (language, text) => `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
const prettyJson = (text) => JSON.stringify(JSON.parse(text), null, 2);

/** What kind of value an option takes, in a few words. */
function kindOf(option) {
  if (option.writeOnly) return 'secret';
  if (option.pattern?.includes('(ms|s|m|h|d|w)')) return 'duration';
  if (option.enum) return option.enum.map((word) => code(word)).join(', ');
  if (option.anyOf) return [...new Set(option.anyOf.map(kindOf))].join(' or ');
  if (option.type === 'array') return `list of ${kindOf(option.items ?? {})}`.replace(/^list of (map|any)$/, 'list');
  if (option.type === 'object') return 'map';
  if (option.const !== undefined) return code(option.const);
  return { string: 'text', integer: 'number', boolean: '`true`, `false`' }[option.type] ?? option.type ?? 'any';
}

/** The options of an object, those of objects in it as `outer.inner`. */
function optionRows(object, isRequired, prefix = '') {
  return Object.entries(object.properties ?? {}).flatMap(([name, option]) => {
    const isMust = isRequired && (object.required ?? []).includes(name) && option.default === undefined;
    const otherwise = option.default === undefined ? (isMust ? 'required' : '') : code(JSON.stringify(option.default));
    const row = [code(prefix + name), kindOf(option), otherwise, option.description ?? ''];
    return [row, ...optionRows(option, isRequired && isMust, `${prefix}${name}.`)];
  });
}

const OPTION_HEAD = ['key', 'value', 'default', 'what it is'];
const options = (object) => table(OPTION_HEAD, optionRows(object, true));
const ownOptions = (plugin) => {
  const rows = optionRows(JSON.parse(JSON.stringify(plugin.options)), true);
  return rows.length === 0 ? 'It has no options of its own.' : table(OPTION_HEAD, rows);
};

/** The facts of an error stand in its message by name. */
const facts = new Proxy({}, { get: (_target, name) => `<${String(name)}>` });

function metricRows(text) {
  const rows = [];
  for (const [, name, help, type] of text.matchAll(/^# HELP (\S+) (.*)\n# TYPE \S+ (\S+)/gm)) {
    if (/^signalbox_(process|nodejs)_/.test(name)) continue;
    rows.push([code(name), type, labelsOf(name), help]);
  }
  return rows;
}

/** The registry names labels only where there are values, so these come from the declarations. */
function labelsOf(name) {
  const source = readFileSync(new URL('packages/server/src/observe/metrics.ts', root), 'utf8');
  const short = name.replace(/^signalbox_/, '');
  const call = new RegExp(`'(?:signalbox_)?${short}',\\s*(?:help: )?'[^']*',?\\s*(?:labelNames: )?\\[([^\\]]*)\\]`);
  const [, list = ''] = call.exec(source) ?? [];
  return [...list.matchAll(/'(\w+)'/g)].map(([, label]) => code(label)).join(', ');
}

const stats = {
  engine: { activeAlerts: 0, groups: 0, channels: [] },
  store: { bytes: 0, pendingBytes: 0, commits: 0 },
};
const metricsText = await createMetrics('0').text(stats);

/** Every list, by the name that the pages use. */
const lists = {
  problems: table(
    ['code', 'what is wrong', 'what to do'],
    Object.entries(problemCatalogue).map(([name, { means, instead }]) => [code(name), means, instead]),
  ),
  errors: table(
    ['code', 'what it says', 'what to do'],
    Object.entries(errorCatalogue).map(([name, explain]) => {
      const { message, hint } = explain(facts);
      return [code(name), message.replaceAll(/<(\w+)>/g, '*$1*'), hint];
    }),
  ),
  helpers: table(
    ['helper', 'what it gives', 'example', 'shows'],
    [...helperCatalogue.values()].map(({ signature, description, example }) => [
      code(signature),
      description,
      code(example.template),
      code(example.shows),
    ]),
  ),
  context: contextPaths()
    .map((path) => `- ${code(path)}`)
    .join('\n'),
  metrics: table(['metric', 'type', 'labels', 'what it is'], metricRows(metricsText)),
  'keys-server': options(schema.properties.server),
  'keys-source': options(withoutPlugins(schema.properties.sources.additionalProperties)),
  'keys-channel': options(withoutPlugins(schema.properties.channels.additionalProperties)),
  'keys-defaults': options(schema.properties.defaults),
  'keys-route': options(schema.$defs.route),
  'keys-mute-interval': options(schema.properties.muteTimes.additionalProperties.properties.intervals.items),
  'keys-silence': options(schema.properties.silences.items),
  'keys-inhibit': options(schema.properties.inhibit.items),
  help: helpOf(),
  typo: fenced('text', outputOfTypo()),
  red: fenced('text', outputOfRedTests()),
  explain: fenced(
    'text',
    signalbox([
      'explain',
      '-c',
      `${OWN_ROOM}/signalbox.yaml`,
      '--source',
      'mackerel',
      '--alerts',
      `${OWN_ROOM}/payload.jsonl`,
    ]),
  ),
  'explain-json': fenced(
    'json',
    prettyJson(
      signalbox(['explain', '-c', `${OWN_ROOM}/signalbox.yaml`, '--labels', '{"service":"shop"}', '--format', 'json']),
    ),
  ),
  render: fenced(
    'text',
    signalbox([
      'render',
      '-c',
      `${OWN_ROOM}/signalbox.yaml`,
      '--channel',
      'shop-room',
      '--source',
      'mackerel',
      '--alerts',
      `${OWN_ROOM}/payload.jsonl`,
    ]),
  ),
};

/** What `check` says of the own room with a slip in it. */
function outputOfTypo() {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-docs-'));
  try {
    cpSync(new URL(OWN_ROOM, root), join(folder, 'my-room'), { recursive: true });
    const main = join(folder, 'my-room/signalbox.yaml');
    writeFileSync(main, readFileSync(main, 'utf8').replace('to: [shop-room]', 'to: [shop-rom]'));
    return signalbox(['check', 'my-room/signalbox.yaml'], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What `test` says of the demo when the alerts of hosts go to the shop's room. */
function outputOfRedTests() {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-docs-'));
  try {
    cpSync(new URL('configs/demo', root), join(folder, 'configs/demo'), { recursive: true });
    const main = join(folder, 'configs/demo/signalbox.yaml');
    const route = 'match: { host: { exists: true } }\n    to: ';
    writeFileSync(main, readFileSync(main, 'utf8').replace(`${route}[ops-room]`, `${route}[shop-room]`));
    return signalbox(['test', 'configs/demo'], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A channel or source without what follows from its transport or type, and without the names that can be chosen. */
function withoutPlugins({ allOf: _chosen, properties, ...common }) {
  const isChoice = (name) => name === 'transport' || name === 'type';
  const open = Object.entries(properties).map(([name, property]) =>
    isChoice(name) ? [name, { type: 'string', description: property.description }] : [name, property],
  );
  return { ...common, properties: Object.fromEntries(open) };
}

/** The help of every command, in the order of the program's own; of those with subcommands, that of each. */
function helpOf() {
  return commandsIn([])
    .flatMap((name) => {
      const subcommands = commandsIn([name]);
      return subcommands.length === 0 ? [[name]] : [[name], ...subcommands.map((subcommand) => [name, subcommand])];
    })
    .map((path) => `### signalbox ${path.join(' ')}\n\n${fenced('text', signalbox([...path, '--help']))}`)
    .join('\n\n');
}

/** The names that a help text lists below `Commands:`. */
function commandsIn(path) {
  const [, listed = ''] = /^Commands:\n((?: {2}.*\n)*)/m.exec(signalbox([...path, '--help'])) ?? [];
  return [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name).filter((name) => name !== 'help');
}

/** A page with its lists as they are now; `own` are those of this page alone. */
function withLists(text, page, own) {
  return text.replace(/<!-- generated:(\S+) -->[\s\S]*?<!-- \/generated -->/g, (_all, name) => {
    return `<!-- generated:${name} -->\n\n${listOf(name, page, own)}\n\n<!-- /generated -->`;
  });
}

/** A list by its name; `file:PATH` is a file of the repository. */
function listOf(name, page, own) {
  const [, path, suffix] = /^file:(.+?([^./]+))$/.exec(name) ?? [];
  const list = path === undefined ? (own[name] ?? lists[name]) : fenced(LANGUAGES[suffix] ?? suffix, read(path));
  if (list === undefined) throw new Error(`${page}: nothing is generated under the name ${name}`);
  return list;
}

const outdated = [];
function keep(path, before, after) {
  if (before === after) return;
  outdated.push(path);
  if (!isCheck) writeFileSync(new URL(path, root), after);
}

function read(path) {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return '';
  }
}

const pages = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'));
for (const page of ['README.md', 'CONTRIBUTING.md', ...pages.map((name) => `docs/${name}`)]) keepPage(page);
for (const name of readdirSync(new URL('packages/', root))) {
  const [, kind] = /^(transport|source)-/.exec(name) ?? [];
  if (kind === undefined) continue;
  const { [kind]: plugin } = await import(`../packages/${name}/dist/index.js`);
  keepPage(`packages/${name}/README.md`, { options: ownOptions(plugin) });
}

function keepPage(page, own = {}) {
  const text = read(page);
  for (const name of Object.keys(own)) {
    if (!text.includes(`<!-- generated:${name} -->`)) throw new Error(`${page} has no place for the list ${name}`);
  }
  keep(page, text, withLists(text, page, own));
}

// What cannot be generated is at least looked for: the page about HTTP explains each code of a problem document.
const codes = /export type ProblemCode =([^;]+);/.exec(read('packages/server/src/http/http-problem.ts'))?.[1] ?? '';
const missing = [...codes.matchAll(/'([\w-]+)'/g)]
  .map(([, name]) => name)
  .filter((name) => !read('docs/http.md').includes(code(name)));
for (const name of missing) console.error(`docs/http.md does not explain the problem ${name}`);

if (isCheck) for (const path of outdated) console.error(`${path} is out of date: npx node scripts/generate-docs.mjs`);
else console.log(outdated.length === 0 ? 'nothing has changed' : `written: ${outdated.join(', ')}`);
process.exit((isCheck && outdated.length > 0) || missing.length > 0 ? 1 : 0);
