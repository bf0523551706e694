import type { Problem } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { createLog } from '../observe/log.ts';
import { logProblems } from './log-problems.ts';

const aProblem = (facts: Partial<Problem>): Problem => ({
  severity: 'error',
  code: 'unknown-key',
  file: 'signalbox.yaml',
  line: 5,
  column: 1,
  path: 'chanels',
  message: 'unknown key "chanels"',
  ...facts,
});

function logged(problems: readonly Problem[]) {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    mask: (text) => text,
    destination: { write: (line: string) => void lines.push(line) },
  });
  logProblems(log, { main: '/etc/signalbox/signalbox.yaml', problems });
  return lines.map((line) => JSON.parse(line));
}

describe('a problem of the configuration in the log', () => {
  it('has its place, its code and what to write instead; the file is absolute', () => {
    expect(logged([aProblem({ file: 'routes/disk.yaml', hint: 'did you mean "channels"?' })])).toMatchObject([
      {
        level: 'error',
        msg: 'configuration: unknown key "chanels"',
        file: '/etc/signalbox/routes/disk.yaml',
        line: 5,
        column: 1,
        path: 'chanels',
        code: 'unknown-key',
        hint: 'did you mean "channels"?',
      },
    ]);
  });

  it('is a warning where it is one', () => {
    const lines = logged([aProblem({}), aProblem({ severity: 'warning' })]);
    expect(lines.map(({ level }) => level)).toEqual(['error', 'warn']);
  });

  it('of a whole file has no path', () => {
    expect(Object.keys(logged([aProblem({ path: '' })])[0])).not.toContain('path');
  });
});
