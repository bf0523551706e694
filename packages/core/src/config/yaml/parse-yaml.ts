import { LineCounter, parseDocument } from 'yaml';
import { findMerges, type Merges } from './merge-keys.ts';
import type { YamlDocument, YamlProblem } from './yaml-document.ts';
import { createPositions, type Positions } from './yaml-positions.ts';
import { readYamlValue } from './yaml-value.ts';

/** What a YAML file says, and where. */
export interface ParsedYaml {
  /** Maps have no prototype, so that no key can reach one. An empty file is an empty map. */
  readonly value: unknown;
  readonly positions: Positions;
  readonly problems: readonly YamlProblem[];
  /** Is `value` only a guess at what was meant? Then what is found in it is not worth reporting. */
  readonly broken: boolean;
  /** Maps with a merge key, which are a mistake. */
  readonly merges: Merges;
}

/** A file that is no YAML at all would fill the screen; the first ones tell enough. */
const MOST_SYNTAX_PROBLEMS = 5;

/** Parses one YAML 1.2 document (core schema). Never throws. */
export function parseYaml(text: string): ParsedYaml {
  const lineCounter = new LineCounter();
  const document: YamlDocument = parseDocument(text, {
    lineCounter,
    schema: 'core',
    prettyErrors: false, // they quote lines, which may hold secrets
    uniqueKeys: false, // found below, with the place of both
  });
  const syntax = syntaxProblems(document, lineCounter);
  const { value, problems, targets, merged } = readYamlValue(document);
  return {
    value,
    positions: createPositions({ document, text, lineCounter, targets }),
    problems: [...syntax, ...problems],
    broken: syntax.length > 0,
    merges: findMerges(value, merged, document.contents, targets),
  };
}

function syntaxProblems(document: YamlDocument, lineCounter: LineCounter): readonly YamlProblem[] {
  const byLine = new Map<number, YamlProblem>();
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    const { line } = lineCounter.linePos(pos[0]);
    if (!byLine.has(line)) byLine.set(line, { code: 'yaml-syntax', offset: pos[0], ...explain(code, message) });
  }
  return [...byLine.values()].sort((a, b) => a.offset - b.offset).slice(0, MOST_SYNTAX_PROBLEMS);
}

/** The parser's sentences may end with a piece of the text, which may be a secret: those get words of our own. */
function explain(code: string, message: string): { readonly message: string; readonly hint?: string } {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return { message: 'a second document begins here', hint: 'one document a file: move it to a file of its own' };
    case 'RESOURCE_EXHAUSTION':
      return { message: 'this is nested too deep' };
    case 'TAG_RESOLVE_FAILED':
      return {
        message: 'this is a tag of YAML',
        hint: 'quote it if it is a text; tags are not part of the configuration',
      };
    case 'BAD_SCALAR_START':
      return { message: lowerFirst(message), hint: 'quote it' };
    case 'TAB_AS_INDENT':
      return { message: 'tabs are not allowed as indentation', hint: 'use spaces' };
    case 'BAD_INDENT':
      return { message: lowerFirst(message), hint: 'indent it with as many spaces as the lines that it belongs to' };
    case 'MISSING_CHAR':
      return missingChar(message);
    case 'MULTILINE_IMPLICIT_KEY':
      return { message: lowerFirst(message), hint: 'a colon is missing in this line, or it is indented too little' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { message: 'a second `: ` in one line', hint: 'quote the text; a map begins in a line of its own' };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'an escape that YAML does not have',
        hint: 'write `\\\\` for a backslash, or use single quotes',
      };
    case 'BAD_DIRECTIVE':
      return { message: 'this is not a directive of YAML', hint: 'quote texts that begin with `%`' };
    case 'UNEXPECTED_TOKEN':
      return {
        message: lowerFirst(message.replace(/: .*$/s, '')),
        hint: 'look for a bracket or quote that is missing or too many; quote texts with special characters',
      };
    default:
      return { message: lowerFirst(message) };
  }
}

function missingChar(message: string): { readonly message: string; readonly hint?: string } {
  if (message.startsWith('Sequence item without')) {
    return {
      message: 'this is indented less than the list entry above it, and begins none',
      hint: 'give it as many spaces as the first key of the entry; a new entry begins with `- `',
    };
  }
  if (message.startsWith('Implicit map keys')) return { message: 'a key without a colon', hint: 'write `KEY: VALUE`' };
  return { message: lowerFirst(message), hint: 'quote the text if no list or map is meant' };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
