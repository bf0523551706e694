import { describe, expect, it } from 'vitest';
import { aProblem, aReport } from '../testing/a-report.ts';
import { checkGithub } from './check-github.ts';

describe('the annotations for GitHub', () => {
  it.each([
    ['an error', {}, '::error file=signalbox.yaml,line=2,col=1,title=unknown-key::unknown key "chanels"'],
    ['a warning', { severity: 'warning' }, '::warning file=signalbox.yaml,line=2,col=1,title=unknown-key::unknown'],
    ['a hint', { hint: 'did you mean "channels"?' }, '::unknown key "chanels" (did you mean "channels"?)'],
    ['several lines', { message: 'a\nb\rc' }, '::a%0Ab%0Dc'],
    ['a sign of the commands', { message: '100% ::error::' }, '::100%25 ::error::'],
    ['a file with commas and colons', { file: 'a,b:c%.yaml' }, 'file=a%2Cb%3Ac%25.yaml,line'],
  ] as const)('%s', (_what, problem, line) => {
    const text = checkGithub(aReport([aProblem(problem)]));
    expect(text).toContain(line);
    expect(text.split('\n')).toHaveLength(1);
  });

  it('are one a line, and none for what is good', () => {
    expect(checkGithub(aReport([aProblem(), aProblem({ line: 3 })])).split('\n')).toHaveLength(2);
    expect(checkGithub(aReport([]))).toBe('');
  });
});
