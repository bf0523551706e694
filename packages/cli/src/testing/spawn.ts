import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../bin/signalbox.js', import.meta.url));

/** The built program as a process. */
export interface Process {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Fulfilled with the match once a pattern has appeared in what it wrote; rejected if it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code, or the signal that killed it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const running = new Set<ChildProcess>();

/** For `afterEach`. */
export async function killProcesses(): Promise<void> {
  for (const child of running) {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

export function signalbox(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Process {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'pipe',
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  const notify = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    notify();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    notify();
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve(signal ?? code);
    });
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(`${stdout}\n${stderr}`);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        void ended.then((code) =>
          reject(new Error(`it ended with ${code} and never said ${pattern}:\n${stdout}\n${stderr}`)),
        );
      }),
  };
}

/** A router on a free port, and its address. */
export async function serve(cwd: string, more: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const process = signalbox(['serve', '-c', 'signalbox.yaml', '--listen', '127.0.0.1:0', ...more], cwd, env);
  const [, url = ''] = await process.says(/"url":"([^"]+)".*"msg":"signalbox is running"/);
  return { ...process, url };
}
