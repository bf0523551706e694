/** Something wrong in a template. The configuration turns it into a `Problem` of its file. */
export interface TemplateMistake {
  readonly code: 'template-syntax' | 'template-path' | 'template-helper';
  /** In the template's text, from 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

/** A mistake at a node of the parsed template. */
export function mistakeAt(
  { loc }: { readonly loc: hbs.AST.SourceLocation },
  code: TemplateMistake['code'],
  message: string,
  hint?: string,
): TemplateMistake {
  const { line, column } = loc.start;
  return { code, line, column: column + 1, message, ...(hint === undefined ? {} : { hint }) };
}
