/** The nodes of a parsed template, told apart by `type`: Handlebars' own types do not, for statements. */
export type Statement =
  | Content
  | Mustache
  | Block
  | (hbs.AST.CommentStatement & { type: 'CommentStatement' })
  | (hbs.AST.PartialStatement & { type: 'PartialStatement' })
  | (hbs.AST.PartialBlockStatement & { type: 'PartialBlockStatement' })
  | (hbs.AST.Node & { type: 'Decorator' })
  | (hbs.AST.Node & { type: 'DecoratorBlock' });

export type Content = Omit<hbs.AST.ContentStatement, 'original'> & { original: string };
export type Mustache = Omit<hbs.AST.MustacheStatement, 'path' | 'params'> & { path: Expression; params: Expression[] };
export type Block = Omit<hbs.AST.BlockStatement, 'params' | 'program' | 'inverse'> & {
  params: Expression[];
  program?: Program;
  inverse?: Program;
};
export type Program = Omit<hbs.AST.Program, 'body'> & { body: Statement[]; blockParams?: string[] };

export type Expression =
  | hbs.AST.PathExpression
  | Call
  | hbs.AST.StringLiteral
  | hbs.AST.NumberLiteral
  | hbs.AST.BooleanLiteral
  | hbs.AST.UndefinedLiteral
  | hbs.AST.NullLiteral;

export type Call = Omit<hbs.AST.SubExpression, 'params'> & { params: Expression[] };

/** A helper is called where arguments follow; a name alone is always a path (`{{link}}` in an alert is its link). */
export function isCall({
  params,
  hash,
}: {
  readonly params: readonly Expression[];
  readonly hash?: hbs.AST.Hash;
}): boolean {
  return params.length > 0 || (hash?.pairs.length ?? 0) > 0;
}

/** The name by which a call names its helper. */
export function calledName(path: Expression): string {
  return 'original' in path ? String(path.original) : path.type;
}
