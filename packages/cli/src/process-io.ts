import type { WriteStream } from 'node:tty';
import type { Io, Output } from './io.ts';

/** The world as the process has it. */
export function processIo(): Io {
  const { env } = process;
  return {
    stdin: process.stdin,
    stdout: output(process.stdout, env),
    stderr: output(process.stderr, env),
    env,
    cwd: process.cwd(),
    stopped: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
  };
}

/**
 * Who reads us may have enough (`| head`): that is no failure of ours.
 * @see https://no-color.org
 */
function output(stream: WriteStream, env: NodeJS.ProcessEnv): Output {
  const unwanted = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return { write: (text) => void stream.write(text), colours: stream.isTTY === true && !unwanted };
}
