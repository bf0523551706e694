export type { ExitCode, Io, Output } from './io.ts';
export { runProgram } from './program.ts';
