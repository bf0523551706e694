import type { KeyPath } from '../../text/json-path.ts';
import type { Problem, ProblemAt } from '../problems/problem.ts';
import { createSecrets, type Secrets, SHORTEST_SECRET } from '../secrets/secrets.ts';
import type { ConfigFile } from './config-file.ts';
import { filledAt, problemIn } from './config-file.ts';

/** What the compiling of one configuration gathers on its way: problems, and the values to be hidden. */
export interface Compilation {
  report(file: ConfigFile, problem: ProblemAt): void;
  reportProblem(problem: Problem): void;
  /** Hides a value that stands at a place, with the parts of it that came from placeholders. */
  hide(file: ConfigFile, at: KeyPath, value: string): void;
  /** Hides what the environment or a file gave, wherever it stands and whatever it is for. */
  hideGiven(given: Iterable<string>): void;
  hideBasic(username: string, password: string): void;
  problems(): readonly Problem[];
  secrets(): Secrets;
}

export function beginCompilation(): Compilation {
  const problems: Problem[] = [];
  const values = new Set<string>();
  const basic: { readonly username: string; readonly password: string }[] = [];

  function report(file: ConfigFile, found: ProblemAt): void {
    const problem = problemIn(file, found);
    if (problem !== undefined) problems.push(problem);
  }

  return {
    report,
    reportProblem(problem) {
      problems.push(problem);
    },
    hide(file, at, value) {
      if (!PLACEHOLDER.test(value)) values.add(value);
      for (const filled of filledAt(file, at)) values.add(filled);
      if (value.length > 0 && value.length < SHORTEST_SECRET) report(file, shortSecret(at));
    },
    hideGiven(given) {
      for (const value of given) values.add(value);
    },
    hideBasic(username, password) {
      if (!PLACEHOLDER.test(password)) basic.push({ username, password });
    },
    problems: () => problems,
    secrets: () => createSecrets({ values, basic }),
  };
}

/** One that could not be filled is no secret, and its problem names it. */
const PLACEHOLDER = /^\$\{(?:env:\w+|file:[^}]+)\}$/;

function shortSecret(at: KeyPath): ProblemAt {
  return {
    severity: 'warning',
    code: 'short-secret',
    at,
    message: `a secret of less than ${SHORTEST_SECRET} characters cannot be hidden in logs`,
    hint: 'use a longer one',
  };
}
