import { didYouMean } from '../text/did-you-mean.ts';
import { checkCall, checkExpression } from './check-expressions.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import { type Scope, topScope } from './scope.ts';
import type { Shape } from './template-context.ts';
import { problemAt, type TemplateProblem } from './template-problem.ts';
import { type Block, calledName, isCall, type Mustache, type Program, type Statement } from './template-syntax.ts';

const BLOCKS = ['if', 'unless', 'each', 'with'] as const;

/** Every path, helper and block of a template that does not exist, found without rendering it. */
export function checkPaths(program: Program | undefined, scope: Scope = topScope): readonly TemplateProblem[] {
  return (program?.body ?? []).flatMap((statement) => checkStatement(statement, scope));
}

function checkStatement(statement: Statement, scope: Scope): readonly TemplateProblem[] {
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return [];
    case 'MustacheStatement':
      return checkMustache(statement, scope);
    case 'BlockStatement':
      return checkBlock(statement, scope);
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return [problemAt(statement, 'template-helper', 'unknown partial: templates have none', 'write the text here')];
    case 'Decorator':
    case 'DecoratorBlock':
      return [problemAt(statement, 'template-helper', 'templates have no inline partials', 'write the text here')];
  }
}

function checkMustache(mustache: Mustache, scope: Scope): readonly TemplateProblem[] {
  if (isCall(mustache)) return checkCall(mustache, scope);
  const { shape, problems } = checkExpression(mustache.path, scope);
  const name = calledName(mustache.path);
  const [unknown] = problems;
  if (unknown !== undefined) return helperCatalogue.has(name) ? checkCall(mustache, scope) : problems;
  const hint = hintToShow(shape, name);
  return hint === undefined ? [] : [problemAt(mustache, 'template-path', `${name} is not a text`, hint)];
}

/** How to show what is no text; undefined for texts. */
function hintToShow(shape: Shape, name: string): string | undefined {
  switch (shape.type) {
    case 'text':
    case 'number':
    case 'boolean':
    case 'any':
      return undefined;
    case 'list':
      return `it is a list: write {{#each ${name}}} or {{${name}.length}}`;
    case 'map':
      return `it is a map: write {{${name}.NAME}}, {{#each ${name}}} or {{join ${name}}}`;
    case 'object':
      return `below it are: ${[...shape.fields.keys()].join(', ')}`;
  }
}

function checkBlock(block: Block, scope: Scope): readonly TemplateProblem[] {
  const name = calledName(block.path);
  const [subject] = block.params;
  if (!isBlockName(name)) return [unknownBlock(block, name), ...checkPaths(block.inverse, scope)];
  if (subject === undefined || block.params.length > 1) {
    return [
      problemAt(
        block,
        'template-helper',
        `{{#${name}}} takes one argument, not ${block.params.length}`,
        `several go into one: {{#${name} (and a b)}}`,
      ),
    ];
  }
  const pair = block.hash?.pairs.find(({ key }) => key !== 'includeZero' || name === 'each' || name === 'with');
  const { shape, problems } = checkExpression(subject, scope);
  const inside = innerScope(name, shape, scope, block.program?.blockParams ?? []);
  return [
    ...problems,
    ...(pair === undefined ? [] : [problemAt(pair, 'template-helper', `{{#${name}}} takes no ${pair.key}=`)]),
    ...(inside === undefined
      ? [
          problemAt(
            subject,
            'template-path',
            `${calledName(subject)} is not a list`,
            `{{#each}} goes through lists and maps, {{#if}} asks whether there is one`,
          ),
        ]
      : checkPaths(block.program, inside)),
    ...checkPaths(block.inverse, scope),
  ];
}

function unknownBlock(block: Block, name: string): TemplateProblem {
  if (helperCatalogue.has(name)) {
    return problemAt(
      block,
      'template-helper',
      `${name} is not a block`,
      `write {{#if (${name} ...)}}, or {{${name} ...}}`,
    );
  }
  const hint =
    didYouMean(name, BLOCKS) ?? `write {{#each ${name}}}, {{#with ${name}}}, {{#if ${name}}} or {{#unless ${name}}}`;
  return problemAt(block, 'template-helper', `unknown block ${name}`, hint);
}

/** What names mean inside of a block; undefined if `each` has nothing to go through. */
function innerScope(
  name: (typeof BLOCKS)[number],
  shape: Shape,
  scope: Scope,
  names: readonly string[],
): Scope | undefined {
  switch (name) {
    case 'if':
    case 'unless':
      return scope;
    case 'with':
      return { ...scope, shape, parent: scope, blockParams: withNames(scope, names, [shape]) };
    case 'each': {
      const item = itemOf(shape);
      if (item === undefined) return undefined;
      const blockParams = withNames(scope, names, [
        item,
        shape.type === 'list' ? { type: 'number' } : { type: 'text' },
      ]);
      return { shape: item, parent: scope, blockParams, loops: scope.loops + 1 };
    }
  }
}

function itemOf(shape: Shape): Shape | undefined {
  switch (shape.type) {
    case 'list':
      return shape.of;
    case 'map':
      return { type: 'text' };
    case 'any':
      return shape;
    case 'object':
    case 'text':
    case 'number':
    case 'boolean':
      return undefined;
  }
}

function withNames(scope: Scope, names: readonly string[], shapes: readonly Shape[]): ReadonlyMap<string, Shape> {
  return new Map([
    ...scope.blockParams,
    ...names.map((name, index) => [name, shapes[index] ?? { type: 'any' }] as const),
  ]);
}

function isBlockName(name: string): name is (typeof BLOCKS)[number] {
  return (BLOCKS as readonly string[]).includes(name);
}
