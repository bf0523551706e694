import { nearestName } from '../text/did-you-mean.ts';
import { contextShape, type Shape } from './template-context.ts';

/** What names mean at a place of a template. */
export interface Scope {
  readonly shape: Shape;
  /** What `../` leads to. */
  readonly parent?: Scope;
  /** Names given by `as |alert index|`, here and around. */
  readonly blockParams: ReadonlyMap<string, Shape>;
  /** How many `{{#each}}` are around it. */
  readonly loops: number;
}

export const topScope: Scope = { shape: contextShape, blockParams: new Map(), loops: 0 };

/** The shape at a path, or what is wrong with it. */
export type Resolved = Shape | { readonly message: string; readonly hint?: string };

const LOOP_DATA: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['index', { type: 'number' }],
  ['key', { type: 'text' }],
  ['first', { type: 'boolean' }],
  ['last', { type: 'boolean' }],
]);

export function resolvePath(path: hbs.AST.PathExpression, scope: Scope): Resolved {
  if (path.data) return resolveData(path, scope);
  const [first, ...rest] = path.parts;
  const scoped = /^(\.\.?\/|this\b|\.$)/.test(path.original);
  const given = first !== undefined && !scoped && path.depth === 0 ? scope.blockParams.get(first) : undefined;
  if (given !== undefined) return descend(given, rest, path.original, scope);
  let base: Scope | undefined = scope;
  for (let depth = path.depth; depth > 0 && base !== undefined; depth -= 1) base = base.parent;
  if (base === undefined) return { message: `${path.original} leads out of the template`, hint: 'remove a ../' };
  return descend(base.shape, path.parts, path.original, base);
}

function resolveData(path: hbs.AST.PathExpression, scope: Scope): Resolved {
  const [first = '', ...rest] = path.parts;
  if (first === 'root') return descend(contextShape, rest, path.original, topScope);
  const shape = LOOP_DATA.get(first);
  if (shape === undefined) {
    const meant = nearestName(first, ['root', ...LOOP_DATA.keys()]);
    return {
      message: `unknown ${path.original}`,
      hint: meant === undefined ? 'there are @root, @index, @key, @first, @last' : `did you mean "@${meant}"?`,
    };
  }
  if (scope.loops <= path.depth) return { message: `${path.original} has a value inside of {{#each}} only` };
  return rest.length === 0 ? shape : { message: `there is nothing below @${first}` };
}

function descend(start: Shape, parts: readonly string[], original: string, scope: Scope): Resolved {
  let shape = start;
  for (const [index, part] of parts.entries()) {
    const next = below(shape, part);
    if (next === undefined) return { message: `unknown path ${original}`, ...hintFor(shape, parts, index, scope) };
    shape = next;
  }
  return shape;
}

function below(shape: Shape, part: string): Shape | undefined {
  switch (shape.type) {
    case 'object':
      return shape.fields.get(part);
    case 'map':
      return shape.named?.get(part) ?? { type: 'text' };
    case 'list':
      if (part === 'length') return { type: 'number' };
      return /^\d+$/.test(part) ? shape.of : undefined;
    case 'any':
      return shape;
    case 'text':
    case 'number':
    case 'boolean':
      return undefined;
  }
}

function hintFor(shape: Shape, parts: readonly string[], index: number, scope: Scope): { readonly hint?: string } {
  const part = parts[index] ?? '';
  const before = parts.slice(0, index).join('.');
  if (shape.type === 'list') return { hint: `${before || 'this'} is a list: write {{#each ${before || 'this'}}}` };
  if (shape.type !== 'object') return { hint: `${before || 'this'} is a ${shape.type}: nothing is below it` };
  const names = [...shape.fields.keys(), ...(index === 0 ? scope.blockParams.keys() : [])];
  const meant = nearestName(part, names);
  if (meant !== undefined)
    return { hint: `did you mean "${[...parts.slice(0, index), meant, ...parts.slice(index + 1)].join('.')}"?` };
  if (index === 0 && below(contextShape, part) !== undefined)
    return { hint: `inside of this block, write @root.${parts.join('.')}` };
  if (index === 0 && parts.length === 1 && shape.fields.has('labels'))
    return { hint: `a label is written labels.${part}` };
  return { hint: `known here: ${names.join(', ')}` };
}
