// Packs everything that is published, judges the tarballs, and installs and uses them in an empty folder, as somebody
// who has no checkout would.
//
//     npm run build && npx node scripts/check-packages.mjs
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { entryPoint, install } from './dockerfile.mjs';
import { followPage } from './follow-page.mjs';
import { importPathsOf, packedFileProblems } from './packed-files.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'signalbox-packages-'));
// The Node.js that runs this script also runs what it installs. What npm has fetched once it need not ask for again.
const env = {
  ...process.env,
  npm_config_prefer_offline: 'true',
  PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
};
const ATTW = 'node_modules/@arethetypeswrong/cli/dist/index.js';
const NPM_QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];
let passed = 0;
let failed = 0;

/** Counts a check; its problems are printed. */
function judge(name, problems) {
  if (problems.length === 0) passed += 1;
  else failed += 1;
  for (const line of problems.length === 0 ? [] : [`✗ ${name}`, ...problems.slice(0, 40)]) console.log(line);
}

/** What is wrong with the run of a command: nothing, if it ends well and prints what it should. */
function run(command, args, { cwd, prints = /^/, env: more = {} }) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env: { ...env, ...more }, encoding: 'utf8' });
  if (status === 0 && prints.test(stdout)) return [];
  return [
    `${command} ${args.join(' ')}: exit code ${status}`,
    ...`${stdout}${stderr}`.trimEnd().split('\n').slice(-40),
  ];
}

/** Tarballs of all packages that are published. */
function packAll() {
  const folders = readdirSync('packages').map((name) => `packages/${name}`);
  const manifests = folders.map((place) => [place, JSON.parse(readFileSync(`${place}/package.json`, 'utf8'))]);
  const published = manifests.filter(([, manifest]) => !manifest.private);
  const workspaces = published.flatMap(([place]) => ['--workspace', place]);
  const args = ['pack', '--json', '--pack-destination', folder, ...workspaces];
  const { status, stdout, stderr } = spawnSync('npm', args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const packed = Object.values(JSON.parse(stdout));
  return published.map(([place, manifest]) => {
    const { filename, files } = packed.find(({ name }) => name === manifest.name);
    return { folder: place, manifest, tarball: path.join(folder, filename), files: files.map((file) => file.path) };
  });
}

async function checkTarball({ folder: place, manifest, tarball, files }) {
  const hasFile = (file) => existsSync(path.join(place, file));
  const namesMap = (file) => /^\/\/# sourceMappingURL/m.test(readFileSync(path.join(place, file), 'utf8'));
  judge(`${manifest.name}: files`, [
    ...packedFileProblems({ folder: place, manifest, files, hasFile }),
    ...files
      .filter((file) => file.endsWith('.js') && namesMap(file))
      .map((file) => `${file} names a source map, and none is published`),
  ]);

  const { messages } = await publint({ pack: { tarball: arrayBufferOf(tarball) }, strict: true });
  const problems = messages.map((message) => formatMessage(message, manifest, { color: false }) ?? message.code);
  judge(`${manifest.name}: publint`, problems);

  // The packages are ECMAScript modules alone; a `require` of one works in every Node.js that they run on.
  const rules = ['--profile', 'esm-only', '--no-emoji', '--exclude-entrypoints', 'signalbox.schema.json'];
  judge(`${manifest.name}: are the types wrong`, run('node', [ATTW, tarball, ...rules], {}));
}

function arrayBufferOf(file) {
  return new Uint8Array(readFileSync(file)).buffer;
}

/** The demo is started, says where it is, and a room of it gets an alert. */
async function demoProblems(cwd) {
  const args = [
    '--no-install',
    'signalbox',
    'demo',
    '--speed',
    '4',
    '--listen',
    '127.0.0.1:0',
    '--simulator-listen',
    '127.0.0.1:0',
  ];
  const child = spawn('npx', args, { cwd, env, detached: true });
  let said = '';
  const reads = (chunk) => {
    said += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', reads);
  child.stderr.setEncoding('utf8').on('data', reads);
  const ended = new Promise((resolve) => child.on('close', resolve));
  const deadline = Date.now() + 60_000;
  let told = 0;
  while (told === 0 && child.exitCode === null && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [, room] = /(http:\/\/127\.0\.0\.1:\d+)\/\n/.exec(said) ?? [];
    if (room === undefined) continue;
    const answer = await fetch(`${room}/simulator/rooms/1234567/messages`);
    told = (await answer.json()).messages.length;
  }
  if (child.exitCode === null) process.kill(-child.pid, 'SIGINT');
  await ended;
  return told > 0 ? [] : ['no alert arrived in the room of the demo', ...said.split('\n')];
}

/** The page is followed in an empty folder; the server that it tells of is one of ours. */
async function pageProblems(packs) {
  const cwd = path.join(folder, 'page');
  mkdirSync(cwd);
  const asked = [];
  const target = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    request.resume().on('end', () => response.end('{}'));
  });
  await new Promise((resolve) => target.listen(0, '127.0.0.1', resolve));
  const problems = await followPage(readFileSync('docs/writing-a-transport.md', 'utf8'), {
    cwd,
    env: { ...env, NTFY_SERVER: `http://127.0.0.1:${target.address().port}` },
    tarballs: packs.map(({ tarball }) => tarball),
    names: packs.map(({ manifest }) => manifest.name),
  });
  target.close();
  const wanted = ['GET /v1/account Bearer tk_mine', 'POST / Bearer tk_mine'];
  return asked.join() === wanted.join() ? problems : [...problems, `the target was asked: ${asked.join(', ')}`];
}

async function useTarballs(packs) {
  const cwd = path.join(folder, 'project');
  mkdirSync(cwd);
  const tarballs = packs.map(({ tarball }) => tarball);
  judge('npm init', run('npm', ['init', '-y'], { cwd }));
  judge('npm install', run('npm', ['install', ...NPM_QUIET, ...tarballs], { cwd }));

  const { version } = packs.find(({ manifest }) => manifest.name === 'signalbox').manifest;
  const prints = new RegExp(`^${RegExp.escape(version)}\n$`);
  const signalbox = (...args) => ['--no-install', 'signalbox', ...args];
  judge('npx signalbox --version', run('npx', signalbox('--version'), { cwd, prints }));
  const environment = JSON.parse(readFileSync('configs/examples/environment.json', 'utf8'));
  for (const example of ['own-room', 'webhook', 'transport-ntfy']) {
    cpSync(`configs/examples/${example}`, path.join(cwd, example), { recursive: true });
    const check = signalbox('check', `${example}/signalbox.yaml`);
    judge(`npx signalbox check: ${example}`, run('npx', check, { cwd, prints: /1 file/, env: environment }));
  }
  judge('npx signalbox demo', await demoProblems(cwd));
  judge('docs/writing-a-transport.md, followed word for word', await pageProblems(packs));

  // Kits may need what their users have anyway, which is why it is optional.
  const peers = packs.flatMap(({ manifest }) => Object.entries(manifest.peerDependencies ?? {}));
  const wanted = peers.map(([name, range]) => `${name}@${range}`);
  if (wanted.length > 0) judge('peers', run('npm', ['install', ...NPM_QUIET, ...wanted], { cwd }));
  for (const entry of packs.flatMap(({ manifest }) => importPathsOf(manifest))) {
    const file = path.join(cwd, 'entry.mjs');
    writeFileSync(file, `const all = await import('${entry}');\nif (Object.keys(all).length === 0) process.exit(1);\n`);
    judge(`import '${entry}'`, run('node', [file], { cwd }));
  }

  for (const { folder: place, manifest } of packs) {
    const [, example] = /```ts\n(.*?)```/s.exec(readFileSync(`${place}/README.md`, 'utf8')) ?? [];
    if (example === undefined) continue;
    writeFileSync(path.join(cwd, 'own-room/example.mts'), example);
    judge(`${manifest.name}: the README's example`, run('node', ['example.mts'], { cwd: path.join(cwd, 'own-room') }));
  }

  // What the image is made of, made here.
  const image = path.join(folder, 'image');
  mkdirSync(image);
  const installs = install.command.replaceAll(install.tarballs, `${folder}/`);
  judge('the install of the Dockerfile', run('sh', ['-c', installs], { cwd: image }));
  const [node, file] = entryPoint.map((word) => word.replace(install.folder, image));
  judge('the entry point of the Dockerfile', run(node, [file, '--version'], { cwd: folder, prints }));

  const prefix = path.join(folder, 'global');
  judge(
    'npm install --global',
    run('npm', ['install', '--global', '--prefix', prefix, ...NPM_QUIET, ...tarballs], { cwd }),
  );
  judge(
    'signalbox, installed globally',
    run(path.join(prefix, 'bin/signalbox'), ['--version'], { cwd: folder, prints }),
  );
}

try {
  const packs = packAll();
  for (const pack of packs) await checkTarball(pack);
  await useTarballs(packs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
