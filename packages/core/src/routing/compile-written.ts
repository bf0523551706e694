import { compileRegexp } from './compile-regexp.ts';
import { doubtsAbout, type WrittenAs } from './doubtful-value.ts';
import { type Subject, type ValueCondition, valueMatcher } from './label-matchers.ts';
import { type Gathered, type MatchProblem, problem } from './match-problem.ts';
import type { WrittenMatcher } from './written-matcher.ts';

/** Compiles one written matcher; `path` is where a bad pattern, or a doubtful value, is reported. */
export function compileWritten(
  subject: Subject,
  written: WrittenMatcher,
  path: MatchProblem['path'],
  as: WrittenAs,
): Gathered {
  const { name, operator, value } = written;
  const shape = { subject, name, operator, shown: value };
  const one = (condition: ValueCondition): Gathered => ({
    matchers: [valueMatcher(condition)],
    problems: doubtsAbout(subject, written, path, as),
  });
  switch (operator) {
    case '=':
      return one({ ...shape, test: (found) => found === value, values: new Set([value]) });
    case '!=':
      return one({ ...shape, test: (found) => found !== value });
    case '=~':
    case '!~': {
      const regexp = compileRegexp(value);
      if ('message' in regexp) return problem(path, 'bad-regex', regexp.message, regexp.hint);
      const { test, words } = regexp;
      if (operator === '!~') return one({ ...shape, test: (found) => !test(found) });
      return one({ ...shape, test, ...(words === undefined ? {} : { values: words }) });
    }
  }
}
