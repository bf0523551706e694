import { describe, expect, it } from 'vitest';
import { checkText, textMismatches } from './check-text.ts';
import type { Kept } from './snapshots.ts';
import type { TextCheck } from './test-file-schema.ts';

const TEXT = 'Down: db-1\nsince 5m';
const snapshots = (kept: Kept) => ({ compare: () => kept, save: () => Promise.resolve(0) });
const checks = (check: TextCheck, text = TEXT) =>
  textMismatches(check, { where: 'w', text }).map((mismatch) =>
    mismatch.type === 'text' ? mismatch.check : mismatch.type,
  );

describe('a text', () => {
  it.each<[TextCheck, string?]>([
    [{ equals: TEXT }],
    [{ contains: 'db-1' }],
    [{ contains: ['Down', 'since'] }],
    [{ contains: '' }],
    [{ excludes: 'up' }],
    [{ excludes: ['up', 'DOWN'] }],
    [{ matches: 'Down: .*' }, 'Down: db-1'],
    [{ matches: '(?s)Down.*' }],
    [{ matches: '' }, ''],
    [{ equals: '' }, ''],
    [{ snapshot: false }],
  ])('is as expected: %j', (check, text) => {
    expect(checks(check, text)).toEqual([]);
  });

  it.each<[TextCheck, readonly string[]]>([
    [{ equals: 'Down' }, ['equals']],
    [{ equals: `${TEXT}\n` }, ['equals']],
    [{ contains: 'down' }, ['contains']],
    [{ contains: ['Down', 'x', 'y'] }, ['contains', 'contains']],
    [{ excludes: ['Down', 'up', 'db'] }, ['excludes', 'excludes']],
    [{ matches: 'Down' }, ['matches']],
    [{ matches: 'Down.*' }, ['matches']],
    [{ matches: '(' }, ['matches']],
    [{ equals: 'x', contains: 'y', excludes: 'Down', matches: 'z' }, ['equals', 'contains', 'excludes', 'matches']],
  ])('is not as expected: %j', (check, expected) => {
    expect(checks(check)).toEqual(expected);
  });

  it.each<[Kept, number]>([
    [{ type: 'same' }, 0],
    [{ type: 'missing' }, 1],
    [{ type: 'differs', kept: 'a', actual: 'b' }, 1],
  ])('is compared with its snapshot: %j', (kept, count) => {
    const actual = { where: 'w', key: 'k', text: TEXT };
    expect(checkText({ snapshot: true }, actual, snapshots(kept))).toHaveLength(count);
    expect(checkText({ snapshot: true, contains: 'x' }, actual, snapshots(kept))).toHaveLength(count + 1);
    expect(checkText({ snapshot: false }, actual, snapshots(kept))).toEqual([]);
  });

  it('has in its place what the snapshot kept, and what came', () => {
    const kept = { type: 'differs', kept: 'a', actual: 'b' } as const;
    expect(checkText({ snapshot: true }, { where: 'w', key: 'k', text: 'b' }, snapshots(kept))).toEqual([
      { type: 'text', where: 'w', check: 'snapshot', expected: 'a', actual: 'b' },
    ]);
  });
});
