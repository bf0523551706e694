import { didYouMean } from '../text/did-you-mean.ts';
import { doubtSeverity } from '../text/severity-words.ts';
import type { TemplateHelper } from './helpers/helper.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import { resolvePath, type Scope } from './scope.ts';
import type { Shape, Words } from './template-context.ts';
import { problemAt, type TemplateProblem, warningAt } from './template-problem.ts';
import { type Call, calledName, type Expression, type Mustache } from './template-syntax.ts';

/** What an expression is, and what is wrong in it. */
export interface Checked {
  readonly shape: Shape;
  readonly problems: readonly TemplateProblem[];
}

const ANY: Shape = { type: 'any' };

export function checkExpression(expression: Expression, scope: Scope): Checked {
  switch (expression.type) {
    case 'StringLiteral':
      return { shape: { type: 'text' }, problems: [] };
    case 'NumberLiteral':
      return { shape: { type: 'number' }, problems: [] };
    case 'BooleanLiteral':
    case 'UndefinedLiteral':
    case 'NullLiteral':
      return { shape: ANY, problems: [] };
    case 'SubExpression':
      return { shape: ANY, problems: checkCall(expression, scope) };
    case 'PathExpression': {
      const resolved = resolvePath(expression, scope);
      if ('type' in resolved) return { shape: resolved, problems: [] };
      return { shape: ANY, problems: [problemAt(expression, 'template-path', resolved.message, resolved.hint)] };
    }
  }
}

/** A helper and its arguments, in a value of its own or inside of another call. */
export function checkCall(call: Call | Mustache, scope: Scope): readonly TemplateProblem[] {
  const name = calledName(call.path);
  const helper = helperCatalogue.get(name);
  const [pair] = call.hash?.pairs ?? [];
  return [
    ...(helper === undefined ? [unknownHelper(call, name)] : checkArguments(call, helper)),
    ...(helper?.compares === true ? checkComparison(call, scope) : []),
    ...(pair === undefined
      ? []
      : [problemAt(pair, 'template-helper', `helpers take no ${pair.key}=`, 'write the value alone')]),
    ...call.params.flatMap((param) => checkExpression(param, scope).problems),
  ];
}

function unknownHelper(call: Call | Mustache, name: string): TemplateProblem {
  const hint = didYouMean(name, helperCatalogue.keys()) ?? `there are: ${[...helperCatalogue.keys()].join(', ')}`;
  return problemAt(call, 'template-helper', `unknown helper ${name}`, hint);
}

function checkArguments(call: Call | Mustache, helper: TemplateHelper): readonly TemplateProblem[] {
  const [fewest, most] = helper.arity;
  const count = call.params.length;
  if (count < fewest || count > most) {
    const message = `${helper.name} takes ${fewest === most ? fewest : `${fewest} to ${most}`} arguments, not ${count}`;
    return [problemAt(call, 'template-helper', message, `write ${helper.signature}`)];
  }
  const literals = call.params.map((param) => ('value' in param ? param.value : undefined));
  const complaint = helper.check?.(literals);
  if (complaint !== undefined) return [problemAt(call, 'template-helper', complaint)];
  const doubt = helper.doubt?.(literals);
  return doubt === undefined ? [] : [warningAt(call, 'template-word', doubt)];
}

/** What can be but a few words may be compared with another one: a path on one side, a text on the other. */
function checkComparison({ params }: Call | Mustache, scope: Scope): readonly TemplateProblem[] {
  const path = params.find((param) => param.type === 'PathExpression');
  const literal = params.find((param) => param.type === 'StringLiteral');
  const shape = path === undefined ? undefined : checkExpression(path, scope).shape;
  if (path === undefined || literal === undefined || shape?.type !== 'text' || shape.words === undefined) return [];
  const doubt = doubtWord(literal.value, shape.words, calledName(path));
  return doubt === undefined ? [] : [warningAt(literal, doubt.code, doubt)];
}

function doubtWord(
  word: string,
  words: Words,
  name: string,
): Pick<TemplateProblem, 'code' | 'message' | 'hint'> | undefined {
  const message = `${name} is never ${JSON.stringify(word)}`;
  if (words === 'severity' && word !== word.toLowerCase()) {
    return { code: 'template-word', message, hint: `it is in lower case: "${word.toLowerCase()}"` };
  }
  if (typeof words === 'string') return doubtSeverity(word);
  if (words.includes(word)) return undefined;
  return { code: 'template-word', message, hint: didYouMean(word, words) ?? `it is one of ${words.join(', ')}` };
}
