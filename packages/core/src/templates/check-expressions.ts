import { didYouMean } from '../text/did-you-mean.ts';
import { doubtSeverity } from '../text/severity-words.ts';
import type { TemplateHelper } from './helpers/helper.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import { resolvePath, type Scope } from './scope.ts';
import type { Shape, Words } from './template-context.ts';
import { problemAt, type TemplateProblem } from './template-problem.ts';
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
  const complaint = helper.check?.(call.params.map((param) => ('value' in param ? param.value : undefined)));
  return complaint === undefined ? [] : [problemAt(call, 'template-helper', complaint)];
}

/** What can be but a few words is compared with one of them. */
function checkComparison({ params }: Call | Mustache, scope: Scope): readonly TemplateProblem[] {
  const words = params.flatMap((param) => wordsOf(checkExpression(param, scope).shape) ?? []).at(0);
  return params.flatMap((param) => {
    const found = param.type === 'StringLiteral' && words !== undefined ? doubtWord(param.value, words) : undefined;
    return found === undefined
      ? []
      : [{ ...problemAt(param, found.code, found.message, found.hint), severity: 'warning' }];
  });
}

function wordsOf(shape: Shape): readonly [Words] | undefined {
  return shape.type === 'text' && shape.words !== undefined ? [shape.words] : undefined;
}

function doubtWord(word: string, words: Words): Pick<TemplateProblem, 'code' | 'message' | 'hint'> | undefined {
  const message = `it is never ${JSON.stringify(word)}`;
  if (words === 'severity' && word !== word.toLowerCase()) {
    return { code: 'template-word', message, hint: `severities are in lower case: "${word.toLowerCase()}"` };
  }
  if (typeof words === 'string') return doubtSeverity(word);
  if (words.includes(word)) return undefined;
  return { code: 'template-word', message, hint: didYouMean(word, words) ?? `it is one of ${words.join(', ')}` };
}
