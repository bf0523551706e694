import assert from 'node:assert/strict';
import type { ReceivedAlert, TextMap } from '../alert.ts';
import type { SourceRemark, SourceResult } from '../source.ts';

/** What is known of a source that decides how strictly its results are judged. */
export interface Judgement {
  /** Alertmanager's API takes any date, so a source that serves it may hand on any. */
  readonly anyDate: boolean;
}

/** Earliest and latest time that a sender may speak of: seconds taken for milliseconds, or the reverse, fall outside. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Longest problem or remark: what is quoted of a payload must be cut. */
const MAX_SENTENCE_CHARS = 500;

const REMARK_REASONS: ReadonlySet<string> = new Set<SourceRemark['reason']>(['strange-member', 'truncated-alerts']);

const MEMBERS: ReadonlySet<string> = new Set<keyof ReceivedAlert>([
  'key',
  'status',
  'labels',
  'annotations',
  'startsAt',
  'endsAt',
  'changedAt',
  'expiresAt',
  'link',
  'image',
  'notice',
]);
const TIMES = ['startsAt', 'endsAt', 'changedAt', 'expiresAt'] as const;

/** Throws an `AssertionError` if the core could not work with this result. */
export function assertSoundResult(result: SourceResult, judgement: Judgement): void {
  assert.ok(Array.isArray(result.alerts), '`alerts` is a list');
  assert.ok(Array.isArray(result.problems), '`problems` is a list');
  for (const problem of result.problems) assertSentence(problem, 'a problem');
  for (const { reason, text } of result.remarks ?? []) {
    assert.ok(REMARK_REASONS.has(reason), `a remark has one of the reasons ${[...REMARK_REASONS].join(', ')}`);
    assertSentence(text, 'a remark');
  }
  for (const alert of result.alerts) assertSoundAlert(alert, judgement);
}

function assertSentence(sentence: string, what: string): void {
  assert.equal(typeof sentence, 'string', `${what} is a sentence`);
  assert.ok(sentence.trim() !== '', `${what} says something`);
  assert.ok(sentence.length <= MAX_SENTENCE_CHARS, `${what} has at most ${MAX_SENTENCE_CHARS} characters`);
}

function assertSoundAlert(alert: ReceivedAlert, { anyDate }: Judgement): void {
  for (const name of Object.keys(alert)) assert.ok(MEMBERS.has(name), `an alert has no member \`${name}\``);
  assert.ok(alert.status === 'firing' || alert.status === 'resolved', '`status` is firing or resolved');
  if (alert.key !== undefined) {
    assertText(alert.key, '`key`');
    assert.notEqual(alert.key, '', '`key` is not empty; without one the labels are the identity');
  }
  assertTextMap(alert.labels, 'labels');
  assertTextMap(alert.annotations, 'annotations');
  for (const value of Object.values(alert.labels)) assert.notEqual(value, '', 'labels with empty values are left out');
  if (alert.key === undefined) assert.ok(Object.keys(alert.labels).length > 0, 'an alert has a key or a label');
  for (const name of TIMES) {
    const time = alert[name];
    if (time === undefined) continue;
    assert.ok(Number.isFinite(time), `\`${name}\` is a finite number`);
    if (!anyDate)
      assert.ok(time >= EARLIEST && time < LATEST, `\`${name}\` lies between 2000 and 2100, in milliseconds`);
  }
  if (alert.status === 'firing') assert.equal(alert.endsAt, undefined, 'only a resolved alert has `endsAt`');
  if (alert.status === 'resolved') assert.equal(alert.expiresAt, undefined, 'only a firing alert has `expiresAt`');
  if (alert.notice !== undefined) {
    assert.equal(alert.notice, true);
    assert.equal(alert.status, 'firing', 'a notice has no end');
  }
  assertWebAddress(alert.link, '`link`');
  assertWebAddress(alert.image, '`image`');
}

function assertTextMap(map: TextMap, name: string): void {
  assert.equal(typeof map, 'object', `\`${name}\` is an object`);
  assert.equal(Object.getPrototypeOf(map), null, `\`${name}\` has no prototype`);
  for (const [key, value] of Object.entries(map)) {
    assert.notEqual(key, '', `\`${name}\` has no empty name`);
    assertText(key, `a name in \`${name}\``);
    assertText(value, `a value in \`${name}\``);
  }
}

/** A lone surrogate becomes another character on its way through UTF-8, and with it the identity. */
function assertText(value: string, name: string): void {
  assert.equal(typeof value, 'string', `${name} is a text`);
  assert.ok(value.isWellFormed(), `${name} has no lone surrogates`);
}

function assertWebAddress(address: string | undefined, name: string): void {
  if (address === undefined) return;
  assertText(address, name);
  assert.match(address, /^https?:\/\//, `${name} is an http(s) address`);
  assert.ok(URL.canParse(address), `${name} is an address`);
}
