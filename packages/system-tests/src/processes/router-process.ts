import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const CLI = new URL('../../../cli/bin/signalbox.js', import.meta.url).pathname;

/** The built program, running `serve` as a process of its own. */
export interface RouterProcess {
  readonly url: string;
  readonly pid: number;
  /** Every line that it wrote to stderr so far. */
  readonly lines: readonly string[];
  /** Fulfilled by the first line, past or future, that has this text in it. */
  line(text: string): Promise<string>;
  /** The same, among the lines after the first `count`. */
  lineAfter(count: number, text: string): Promise<string>;
  /** Sends a signal and waits for the end; the exit code, or the signal's name. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

/** Starts it and waits until it listens. */
export async function startRouter(
  config: string,
  options: {
    readonly args?: readonly string[];
    readonly env?: NodeJS.ProcessEnv;
    readonly wrap?: readonly string[];
  } = {},
): Promise<RouterProcess> {
  const [command = process.execPath, ...before] = [...(options.wrap ?? []), process.execPath];
  const args = [...before, CLI, 'serve', '--config', config, '--listen', '127.0.0.1:0', ...(options.args ?? [])];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...options.env } });
  const lines: string[] = [];
  const waiting = new Set<(line: string) => void>();
  const exited = exitOf(child);
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    for (const look of [...waiting]) look(line);
  });
  const lineAfter = (count: number, text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = (candidate: string) => {
        if (!candidate.includes(text)) return;
        waiting.delete(look);
        resolve(candidate);
      };
      waiting.add(look);
      for (const candidate of lines.slice(count)) look(candidate);
      void exited.then((code) =>
        reject(new Error(`ended with ${code} before it said "${text}":\n${lines.join('\n')}`)),
      );
    });
  const line = (text: string) => lineAfter(0, text);
  const url = /http:\/\/[\d.]+:\d+/.exec(await line('signalbox is running'))?.[0] ?? '';
  return {
    url,
    pid: child.pid ?? 0,
    lines,
    line,
    lineAfter,
    async end(signal) {
      child.kill(signal);
      return await exited;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone'));
  });
}
