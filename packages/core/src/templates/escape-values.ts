import { type Expression, isCall, type Mustache, type Program, type Statement } from './template-syntax.ts';

/** Names of the writers of values: no template can call them, since they are no identifiers and not in the catalogue. */
export const WRITERS = { escaped: '#escaped', address: '#address', raw: '#raw' } as const;

/**
 * The template with every value handed to a writer: Handlebars itself knows one escaping, and ours depends on the
 * part's format. `{{x}}` becomes an unescaped call of `escaped` (or `address`, at the beginning of one), `{{{x}}}` of `raw`.
 */
export function escapeValues(program: Program, addresses: ReadonlySet<Mustache>): Program {
  return { ...program, body: program.body.map((statement) => escapeStatement(statement, addresses)) };
}

function escapeStatement(statement: Statement, addresses: ReadonlySet<Mustache>): Statement {
  switch (statement.type) {
    case 'MustacheStatement':
      return write(statement, writerOf(statement, addresses));
    case 'BlockStatement': {
      const { program, inverse } = statement;
      return {
        ...statement,
        ...(program === undefined ? {} : { program: escapeValues(program, addresses) }),
        ...(inverse === undefined ? {} : { inverse: escapeValues(inverse, addresses) }),
      };
    }
    case 'ContentStatement':
    case 'CommentStatement':
    case 'PartialStatement':
    case 'PartialBlockStatement':
    case 'Decorator':
    case 'DecoratorBlock':
      return statement;
  }
}

function writerOf(mustache: Mustache, addresses: ReadonlySet<Mustache>): string {
  if (!mustache.escaped) return WRITERS.raw;
  return addresses.has(mustache) ? WRITERS.address : WRITERS.escaped;
}

function write(mustache: Mustache, writer: string): Mustache {
  const { loc, path, params, hash } = mustache;
  const value: Expression =
    isCall(mustache) && path.type === 'PathExpression' ? { type: 'SubExpression', path, params, hash, loc } : path;
  return {
    ...mustache,
    escaped: false,
    path: { type: 'PathExpression', data: false, depth: 0, parts: [writer], original: writer, loc },
    params: [value],
    hash: { type: 'Hash', pairs: [], loc },
  };
}
