// Does what a page of the documentation tells its reader to do, word for word: files are written as they are shown, commands
// are run one after the other in one shell. Only `npm install` gets our packages from tarballs, since they may not be
// published yet.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** A block of code with the paragraph before it, past the comments of generated blocks. */
const BLOCK = /([^\n]+)\n\n(?:<!-- [^\n]* -->\n\n)?```(\w+)\n(.*?)^```$/gms;
const FILE_NAME = /`([\w-]+(?:\.[\w-]+)+)`/;

/**
 * @param {string} page in Markdown
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, tarballs: readonly string[], names: readonly string[] }} place
 * `names` are the packages that `tarballs` have.
 * @returns what is wrong: nothing, if every command ends well
 */
export async function followPage(page, { cwd, env, tarballs, names }) {
  const script = scriptOf(page, (line) => {
    if (!line.startsWith('npm install ')) return line;
    const others = line.split(' ').filter((word) => !names.includes(word));
    return [...others, '--no-audit', '--no-fund', '--loglevel=error', ...tarballs].join(' ');
  });
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return code === 0 ? [] : [`exit code ${code}`, ...`${out}${err}`.trimEnd().split('\n').slice(-40)];
}

function scriptOf(page, change) {
  const steps = [...page.matchAll(BLOCK)].map(([, before, language, code]) => {
    if (language === 'sh') return code.split('\n').map(change).join('\n');
    const [, name] = FILE_NAME.exec(before) ?? [];
    if (name === undefined) throw new Error(`the page does not say into which file this goes: ${code.slice(0, 80)}`);
    return `cat >${name} <<'END OF THE FILE'\n${code}END OF THE FILE\n`;
  });
  return steps.join('\n');
}
