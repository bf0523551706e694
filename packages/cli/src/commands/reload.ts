import { createHttpClient, type HttpAnswer } from '@signalbox/sdk';
import type { Command } from 'commander';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { printProblems } from '../print/lines.ts';
import { paintFor } from '../print/paint.ts';
import { plainText } from '../print/plain-text.ts';
import type { Finish } from '../program.ts';
import { VERSION } from '../version.ts';

interface ReloadOptions {
  readonly url: string;
  readonly token?: string;
}

export function addReload(program: Command, io: Io, finish: Finish): void {
  program
    .command('reload')
    .summary('make a running server read its configuration now')
    .description(
      'Makes a running server read its configuration now, and says what came of it. Exit code 1 if something is broken.',
    )
    .option('--url <url>', 'where the server is', 'http://127.0.0.1:8080')
    .option('--token <token>', 'bearer token of `server.auth` (default: SIGNALBOX_TOKEN of the environment)')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ReloadOptions) => finish(await reload(options, io)));
}

const EXAMPLES = `
Examples:
  $ signalbox reload
  $ SIGNALBOX_TOKEN=... signalbox reload --url https://alerts.example.com`;

async function reload({ url, token = '' }: ReloadOptions, io: Io): Promise<ExitCode> {
  if (!URL.canParse(url)) throw new UsageError(`${JSON.stringify(url)} is no address`, '--url http://127.0.0.1:8080');
  const bearer = token || io.env['SIGNALBOX_TOKEN'];
  const answer = await ask(new URL('/-/reload', url), bearer);
  const { generation, problems } = bodyOf(answer.body);
  printProblems(problems, io);
  const paint = paintFor(io.stderr);
  const live = generation === undefined ? '' : `: generation ${plainText(generation.slice(0, 12))} is live`;
  switch (answer.status) {
    case 200:
      io.stderr.write(`${paint('green', 'reloaded')}${live}\n`);
      return 0;
    case 400:
      io.stderr.write(`${paint('red', 'not all of it is good')}${live}\n`);
      return 1;
    case 401:
      throw new UsageError('the server asks for credentials', '--token TOKEN, or SIGNALBOX_TOKEN in the environment');
    default:
      throw new UsageError(`the server answers ${answer.status}`, 'is there a signalbox at this address?');
  }
}

async function ask(url: URL, bearer: string | undefined): Promise<HttpAnswer> {
  const client = createHttpClient({ userAgent: `signalbox/${VERSION}`, egress: 'any' });
  const headers = bearer === undefined || bearer === '' ? {} : { authorization: `Bearer ${bearer}` };
  try {
    const result = await client.send({ method: 'POST', url: url.href, headers }, { timeoutMs: 60_000 });
    if (result.type === 'answer') return result.answer;
    throw new UsageError(`no answer from ${url.origin}: ${result.reason}`, 'is the server running? name it with --url');
  } finally {
    await client.close();
  }
}

interface ReloadAnswer {
  readonly generation: string | undefined;
  readonly problems: readonly string[];
}

/** What of the answer is as we know it; a proxy may have answered instead. */
function bodyOf(text: string): ReloadAnswer {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return { generation: undefined, problems: [] };
    const generation = 'generation' in body && typeof body.generation === 'string' ? body.generation : undefined;
    const problems = 'problems' in body && Array.isArray(body.problems) ? body.problems.map(problemLine) : [];
    return { generation, problems };
  } catch {
    return { generation: undefined, problems: [] };
  }
}

function problemLine(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null) return String(problem);
  const { file, line, column, message, hint } = {
    file: '?',
    line: 0,
    column: 0,
    message: '',
    hint: undefined,
    ...problem,
  };
  return `${file}:${line}:${column}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
