import { parseTemplate } from '../templates/parse-template.ts';
import type { Block, Expression, Mustache, Program, Statement } from '../templates/template-syntax.ts';

/** A template without syntax errors, parsed. */
export function aProgram(text: string): Program {
  const parsed = parseTemplate(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.program;
}

/** The value between the braces of `{{text}}`. */
export function aMustache(text: string): Mustache {
  return ofType('MustacheStatement', aProgram(`{{${text}}}`).body[0]);
}

/** What a block is about: `{{#if text}}`. It may be a path, a literal or a call in parentheses. */
export function anExpression(text: string): Expression {
  const [subject] = aBlock(`{{#if ${text}}}{{/if}}`).params;
  if (subject === undefined) throw new Error(`${text} is not an expression`);
  return subject;
}

/** The only block of a template. */
export function aBlock(text: string): Block {
  return ofType('BlockStatement', aProgram(text).body[0]);
}

/** Every value that a template shows, in order, through its blocks. */
export function mustachesOf(program: Program | undefined): readonly Mustache[] {
  return (program?.body ?? []).flatMap((statement) => {
    if (statement.type === 'MustacheStatement') return [statement];
    if (statement.type === 'BlockStatement')
      return [...mustachesOf(statement.program), ...mustachesOf(statement.inverse)];
    return [];
  });
}

function ofType<Type extends Statement['type']>(
  type: Type,
  statement: Statement | undefined,
): Extract<Statement, { type: Type }> {
  if (statement === undefined || !isOfType(type, statement)) throw new Error(`this is not a ${type}`);
  return statement;
}

function isOfType<Type extends Statement['type']>(
  type: Type,
  statement: Statement,
): statement is Extract<Statement, { type: Type }> {
  return statement.type === type;
}
