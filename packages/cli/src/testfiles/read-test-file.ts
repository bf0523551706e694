import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  badDuration,
  type CheckedYaml,
  checkYaml,
  formatDuration,
  type KeyPath,
  type ProblemAt,
  parseDuration,
} from '@signalbox/core';
import { readTime as readZonedTime } from '@signalbox/server';
import { UsageError } from '../io.ts';
import { readAlert } from './read-alert.ts';
import type { ConfigTest, Expectation, Step, TestFile } from './test-file.ts';
import { testFileSchema, type WrittenStep, type WrittenTest, type WrittenTestFile } from './test-file-schema.ts';

/** A Monday morning: when a test without `at` begins. */
const BEGINS_AT = Date.UTC(2026, 0, 5, 9);

/** What is played second by second must come to an end. */
const LONGEST_MS = 60 * 86_400_000;

/** @param name as people would name it from here */
export async function readTestFile(absolute: string, name: string): Promise<TestFile> {
  const text = await readText(absolute, name);
  const yaml = checkYaml(text, { file: name, schema: testFileSchema });
  const file = { name, path: absolute, text, yaml };
  if (yaml.problems.length > 0) {
    return { ...file, problems: yaml.problems, config: '', env: {}, tests: [] };
  }
  const written = yaml.value as WrittenTestFile; // the parsed border: the schema has just been checked
  const findings: ProblemAt[] = [];
  const names = new Set<string>();
  const tests = written.tests.map((test, index) => {
    const at = ['tests', index];
    if (names.has(test.name)) {
      const message = `another test is named ${JSON.stringify(test.name)}`;
      findings.push({ code: 'duplicate-name', at: [...at, 'name'], message, hint: 'snapshots are found by the name' });
    }
    names.add(test.name);
    return readTest(test, index, { at, yaml, findings });
  });
  return {
    ...file,
    problems: findings.map(yaml.problemOf),
    config: path.resolve(path.dirname(absolute), written.config ?? '.'),
    env: written.env ?? {},
    tests,
  };
}

interface Reading {
  readonly at: KeyPath;
  readonly yaml: CheckedYaml;
  readonly findings: ProblemAt[];
}

function readTest(test: WrittenTest, index: number, { at, yaml, findings }: Reading): ConfigTest {
  const given = (['alert', 'payload', 'steps'] as const).filter((key) => test[key] !== undefined);
  if (given.length !== 1) {
    const message = 'a test has one of `alert`, `payload` and `steps`';
    findings.push({ code: given.length === 0 ? 'missing-key' : 'wrong-value', at, message });
  }
  const reading = { at, yaml, findings };
  const isSingle = test.steps === undefined;
  if (!isSingle) checkOfSteps(test, reading);
  return {
    name: test.name,
    index,
    line: yaml.placeOf([...at, 'name']).line,
    beginsAt: test.at === undefined ? BEGINS_AT : readTime(test.at, { ...reading, at: [...at, 'at'] }),
    isSingle,
    steps: test.steps === undefined ? [onlyStep(test, reading)] : readSteps(test.steps, reading),
    ...(test.until === undefined ? {} : { untilMs: readDuration(test.until, { ...reading, at: [...at, 'until'] }) }),
    expect: readExpectation(test.expect, { ...reading, at: [...at, 'expect'] }),
  };
}

/** Expectations of where one alert goes have no meaning for many. */
function checkOfSteps(test: WrittenTest, { at, findings }: Reading): void {
  for (const key of ['channels', 'routes', 'silencedBy', 'muted', 'render'] as const) {
    if (test.expect[key] === undefined) continue;
    const message = `with \`steps\`, \`${key}\` has no meaning`;
    const hint = 'list the notifications: `notifications: [{ at: 30s, channel: ..., firing: 1 }]`';
    findings.push({ code: 'wrong-value', at: [...at, 'expect', key], on: 'key', message, hint });
  }
  if (test.source === undefined) return;
  const message = 'with `steps`, each step has its own `source`';
  findings.push({ code: 'wrong-value', at: [...at, 'source'], on: 'key', message });
}

function onlyStep({ alert, payload, source }: WrittenTest, { at, yaml, findings }: Reading): Step {
  checkPayload({ payload, source }, { at, yaml, findings });
  return {
    atMs: 0,
    ...(source === undefined ? {} : { source }),
    alerts: alert === undefined ? [] : [readAlert(alert, 'firing', [...at, 'alert'], yaml)],
    ...(payload === undefined ? {} : { payload }),
  };
}

function readSteps(steps: readonly WrittenStep[], { at, yaml, findings }: Reading): readonly Step[] {
  let before = 0;
  return steps.map(({ at: time, source, alerts = [], resolved = [], payload }, index) => {
    const here = [...at, 'steps', index];
    const atMs = readDuration(time, { at: [...here, 'at'], yaml, findings });
    if (atMs < before) {
      findings.push({ code: 'wrong-value', at: [...here, 'at'], message: 'this is before the step before it' });
    }
    before = Math.max(before, atMs);
    checkPayload({ payload, source }, { at: here, yaml, findings });
    return {
      atMs,
      ...(source === undefined ? {} : { source }),
      alerts: [
        ...alerts.map((alert, place) => readAlert(alert, 'firing', [...here, 'alerts', place], yaml)),
        ...resolved.map((alert, place) => readAlert(alert, 'resolved', [...here, 'resolved', place], yaml)),
      ],
      ...(payload === undefined ? {} : { payload }),
    };
  });
}

function checkPayload(step: { readonly payload?: unknown; readonly source?: string | undefined }, reading: Reading) {
  if (step.payload === undefined || step.source !== undefined) return;
  const message = 'a payload needs the `source` that reads it';
  reading.findings.push({ code: 'missing-key', at: [...reading.at, 'payload'], on: 'key', message });
}

function readExpectation(expect: WrittenTest['expect'], { at, ...reading }: Reading): Expectation {
  const { notifications, render = {}, ...others } = expect;
  if (notifications === undefined) return { ...others, render };
  return {
    ...others,
    render,
    notifications: notifications.map(({ at: time, ...rest }, index) => {
      return { ...rest, atMs: readDuration(time, { at: [...at, 'notifications', index, 'at'], ...reading }) };
    }),
  };
}

function readDuration(text: string, { at, findings }: Reading): number {
  const parsed = parseDuration(text);
  if (parsed === undefined) findings.push(badDuration(at, text));
  if (parsed === undefined || parsed <= LONGEST_MS) return parsed ?? 0;
  findings.push({ code: 'wrong-value', at, message: `a test takes at most ${formatDuration(LONGEST_MS)}` });
  return 0;
}

function readTime(text: string, { at, findings }: Reading): number {
  const time = readZonedTime(text);
  // Without a zone it would be another time on another machine.
  if (time !== undefined) return time;
  const message = `${JSON.stringify(text.slice(0, 40))} is not a time with a zone`;
  findings.push({ code: 'wrong-value', at, message, hint: 'write it as 2026-11-23T10:00:00+09:00' });
  return BEGINS_AT;
}

async function readText(absolute: string, name: string): Promise<string> {
  try {
    return await readFile(absolute, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new UsageError(`cannot read ${name}${why}`);
  }
}
