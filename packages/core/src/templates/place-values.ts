import { afterValue, type HtmlPlace, htmlStart, scanHtml } from './html-scanner.ts';
import { problemAt, type TemplateProblem } from './template-problem.ts';
import type { Mustache, Program } from './template-syntax.ts';

/** Where the values of an HTML template go. */
export interface PlacedValues {
  /** Values that begin an address: only http and https may stand there. */
  readonly addresses: ReadonlySet<Mustache>;
  /** Values at places where no escaping can hold them. */
  readonly problems: readonly TemplateProblem[];
}

/** Attributes that a browser follows or loads. */
const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'background',
  'poster',
  'xlink:href',
]);

/** Looks at the HTML around each value of a template, through its blocks, as if each block were rendered once. */
export function placeValues(program: Program): PlacedValues {
  const addresses = new Set<Mustache>();
  const problems: TemplateProblem[] = [];
  walk(program, htmlStart, (mustache, place) => {
    if (place.in === 'attribute' && place.empty && ADDRESSES.has(place.attribute)) addresses.add(mustache);
    const problem = misplaced(mustache, place);
    if (problem !== undefined) problems.push(problem);
  });
  return { addresses, problems };
}

function walk(
  program: Program | undefined,
  start: HtmlPlace,
  found: (mustache: Mustache, place: HtmlPlace) => void,
): HtmlPlace {
  let place = start;
  for (const statement of program?.body ?? []) {
    if (statement.type === 'ContentStatement') place = scanHtml(statement.original, place);
    else if (statement.type === 'MustacheStatement') {
      found(statement, place);
      place = afterValue(place);
    } else if (statement.type === 'BlockStatement') {
      const otherwise = walk(statement.inverse, place, found);
      const inside = walk(statement.program, place, found);
      place = statement.program === undefined ? otherwise : behindEither(inside, otherwise);
    }
  }
  return place;
}

/** Behind a block: if one of its ways leaves an attribute empty, a value that follows may be the first there. */
function behindEither(inside: HtmlPlace, otherwise: HtmlPlace): HtmlPlace {
  if (inside.in !== 'attribute' || otherwise.in !== 'attribute') return inside;
  return { ...inside, empty: inside.empty || otherwise.empty };
}

function misplaced(mustache: Mustache, place: HtmlPlace): TemplateProblem | undefined {
  switch (place.in) {
    case 'assigned':
    case 'unquoted': {
      const message = `the value of the attribute ${place.attribute} is not quoted, so a space in the data ends it`;
      return problemAt(mustache, 'template-syntax', message, `write ${place.attribute}="{{...}}"`);
    }
    case 'tag':
      return problemAt(
        mustache,
        'template-syntax',
        'a value inside of an HTML tag could add attributes to it',
        'put it into a quoted attribute, or between tags',
      );
    case 'text':
    case 'comment':
    case 'attribute':
      return undefined;
  }
}
