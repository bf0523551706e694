import type { Document, ParsedNode } from 'yaml';
import type { ProblemText } from '../../text/problem-text.ts';
import type { ProblemCode } from '../problems/problem-catalogue.ts';

/** A document as the parser gives it. */
export type YamlDocument = Document.Parsed<ParsedNode>;

/** Something wrong in the text of a file. */
export interface YamlProblem extends ProblemText<ProblemCode> {
  /** Place in the text, from 0. */
  readonly offset: number;
}
