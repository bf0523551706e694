import { isJsonObject } from '@signalbox/sdk';
import { didYouMean } from '../text/did-you-mean.ts';
import { asTruth } from '../text/truth-words.ts';
import { compileWritten } from './compile-written.ts';
import { doubtsAbout } from './doubtful-value.ts';
import { noneOf, oneOf, type Subject } from './label-matchers.ts';
import { type Gathered, gather, type MatchProblem, problem } from './match-problem.ts';

type Path = MatchProblem['path'];

/** Where a value is written: of which label or annotation, and its path in the file. */
interface Place {
  readonly subject: Subject;
  readonly name: string;
  readonly path: Path;
}

/** What may be said of a value beside the value itself. */
const CONDITIONS = ['not', 'matches', 'notMatches', 'exists'] as const;
const FORMS = 'write a text, a list of texts, or { not: }, { matches: }, { notMatches: }, { exists: true }';

/** A match as a map from names to what their values must be: every entry must hold. */
export function compileMatcherMap(written: unknown, subject: Subject, path: Path): Gathered {
  if (!isJsonObject(written)) {
    return problem(
      path,
      'bad-matcher',
      `a match is a map of ${subject}`,
      `write { name: value }${subject === 'labels' ? `, or a list: ['name="value"']` : ''}`,
    );
  }
  return gather(
    Object.entries(written).map(([name, value]) => compileEntry({ subject, name, path: [...path, name] }, value)),
  );
}

function compileEntry(place: Place, value: unknown): Gathered {
  if (isJsonObject(value)) return compileConditions(place, value);
  return compileValues(place, value, oneOf);
}

function compileConditions(place: Place, conditions: Readonly<Record<string, unknown>>): Gathered {
  const entries = Object.entries(conditions);
  if (entries.length === 0) return problem(place.path, 'bad-matcher', 'this is not a condition on the value', FORMS);
  return gather(entries.map(([key, value]) => compileCondition({ ...place, path: [...place.path, key] }, key, value)));
}

function compileCondition(place: Place, key: string, value: unknown): Gathered {
  switch (key) {
    case 'not':
      return compileValues(place, value, noneOf);
    case 'matches':
      return compilePattern(place, '=~', value);
    case 'notMatches':
      return compilePattern(place, '!~', value);
    case 'exists': {
      if (typeof value !== 'boolean')
        return problem(place.path, 'bad-matcher', 'exists is true or false', asTruth(value));
      return { matchers: [(value ? noneOf : oneOf)(place.subject, place.name, [''])], problems: [] };
    }
    default: {
      return problem(place.path, 'bad-matcher', `unknown condition "${key}"`, didYouMean(key, CONDITIONS) ?? FORMS);
    }
  }
}

/** A text, a number or a list of these. */
function compileValues({ subject, name, path }: Place, written: unknown, make: typeof oneOf): Gathered {
  if (Array.isArray(written) && written.length === 0) {
    return problem(
      path,
      'bad-matcher',
      'the list is empty, so it matches nothing in particular',
      'name a value, or leave the condition out',
    );
  }
  const values = (Array.isArray(written) ? written : [written]).map((item: unknown, index) =>
    readValue(item, Array.isArray(written) ? [...path, index] : path),
  );
  const wrong = values.filter((value) => typeof value !== 'string');
  if (wrong.length > 0) return gather(wrong);
  const texts = values.filter((value) => typeof value === 'string');
  const operator = make === oneOf ? '=' : '!=';
  const problems = texts.flatMap((value, index) =>
    doubtsAbout(subject, { name, operator, value }, Array.isArray(written) ? [...path, index] : path, 'map'),
  );
  return { matchers: [make(subject, name, texts)], problems };
}

function readValue(value: unknown, path: Path): string | Gathered {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') {
    return problem(path, 'boolean-match', `${value} is a boolean, and values are texts`, `write "${value}" in quotes`);
  }
  if (typeof value !== 'number')
    return problem(
      path,
      'bad-matcher',
      'this cannot be the value of a label',
      value === null ? 'write "" for an absent one' : FORMS,
    );
  if (Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value))) return String(value);
  return problem(path, 'bad-matcher', 'the number is too large to be read exactly', 'write it in quotes');
}

function compilePattern({ subject, name, path }: Place, operator: '=~' | '!~', value: unknown): Gathered {
  if (typeof value !== 'string') {
    if (typeof value === 'boolean') return gather([readValue(value, path)].filter((read) => typeof read !== 'string'));
    return problem(path, 'bad-matcher', 'a regular expression is a text', 'write it in quotes');
  }
  return compileWritten(subject, { name, operator, value }, path, 'map');
}
