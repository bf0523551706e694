/** A pattern that is a choice of words, and of words that anything may follow. */
export interface Literals {
  readonly words: ReadonlySet<string>;
  readonly prefixes: readonly Prefix[];
}

export interface Prefix {
  readonly text: string;
  /** How many characters must follow at least; none of them is a newline. */
  readonly more: 0 | 1;
}

/** A word of ordinary characters and escaped punctuation, then perhaps `.*` or `.+`. */
const BRANCH = /^((?:[^\\.+*?()[\]{}^$|]|\\[\\.+*?()[\]{}^$|/-])*)(\.\*|\.\+)?$/;

/**
 * Reads patterns such as `api|web`, `web-.*|db\.local` and `(a|b)`, which most rules are made of and which need no
 * automaton: ten times faster, and their values can be looked up. Undefined for every other pattern.
 */
export function readLiterals(pattern: string): Literals | undefined {
  if (!pattern.isWellFormed()) return undefined;
  const words = new Set<string>();
  const prefixes: Prefix[] = [];
  for (const branch of splitBranches(withoutGroup(pattern))) {
    const [matched, word, rest] = BRANCH.exec(branch) ?? [];
    if (matched === undefined || word === undefined) return undefined;
    const text = word.replace(/\\([\s\S])/g, '$1');
    if (rest === undefined) words.add(text);
    else prefixes.push({ text, more: rest === '.+' ? 1 : 0 });
  }
  return { words, prefixes };
}

/** `(a|b)` and `(?:a|b)` as `a|b`, if no other group stands inside. */
function withoutGroup(pattern: string): string {
  return /^\((?:\?:)?((?:[^()\\]|\\[\s\S])*)\)$/.exec(pattern)?.[1] ?? pattern;
}

function splitBranches(pattern: string): readonly string[] {
  const branches: string[] = [];
  let begin = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    if (pattern[index] === '\\') index += 1;
    else if (pattern[index] === '|') {
      branches.push(pattern.slice(begin, index));
      begin = index + 1;
    }
  }
  return [...branches, pattern.slice(begin)];
}
