import type { ProblemText } from '../text/problem-text.ts';

/** Something wrong in a template. */
export interface TemplateProblem
  extends ProblemText<'template-syntax' | 'template-path' | 'template-helper' | 'template-word' | 'unknown-severity'> {
  /** In the template's text, from 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** A problem at a node of the parsed template. */
export function problemAt(
  { loc }: { readonly loc: hbs.AST.SourceLocation },
  code: TemplateProblem['code'],
  message: string,
  hint?: string,
): TemplateProblem {
  const { line, column } = loc.start;
  return { code, line, column: column + 1, message, ...(hint === undefined ? {} : { hint }) };
}

/** A warning at a node: the template can be used as it is. */
export function warningAt(
  node: { readonly loc: hbs.AST.SourceLocation },
  code: TemplateProblem['code'],
  { message, hint }: Pick<TemplateProblem, 'message' | 'hint'>,
): TemplateProblem {
  return { severity: 'warning', ...problemAt(node, code, message, hint) };
}
