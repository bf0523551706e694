import type { CheckedYaml, Problem } from '@signalbox/core';
import type { ReceivedAlert } from '@signalbox/sdk';
import type { TextCheck, WrittenNotification } from './test-file-schema.ts';

/** A test file that was read, whether or not it is good. */
export interface TestFile {
  /** As people would name it from here. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly yaml: CheckedYaml;
  readonly problems: readonly Problem[];
  /** Absolute path of the configuration: a main file, or a folder. */
  readonly config: string;
  readonly env: Readonly<Record<string, string>>;
  readonly tests: readonly ConfigTest[];
}

export interface ConfigTest {
  readonly name: string;
  /** Its place in the file's list. */
  readonly index: number;
  /** In the file, from 1. */
  readonly line: number;
  /** Epoch ms. */
  readonly beginsAt: number;
  /** One alert, asked where it goes, in place of a timeline. */
  readonly isSingle: boolean;
  readonly steps: readonly Step[];
  /** How long it watches; absent: until nothing can follow from the last step but repeats. */
  readonly untilMs?: number;
  readonly expect: Expectation;
}

export interface Step {
  /** From the beginning of the test. */
  readonly atMs: number;
  readonly source?: string;
  readonly alerts: readonly ReceivedAlert[];
  /** What is read by the source. */
  readonly payload?: unknown;
}

export interface Expectation {
  readonly channels?: readonly string[];
  readonly routes?: readonly string[];
  readonly silencedBy?: readonly string[];
  readonly muted?: boolean;
  readonly render: Readonly<Record<string, Readonly<Record<string, TextCheck>>>>;
  readonly notifications?: readonly ExpectedNotification[];
}

/** What is absent is not compared. */
export interface ExpectedNotification extends Omit<WrittenNotification, 'at'> {
  readonly atMs: number;
}
