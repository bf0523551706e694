import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../client/fields.ts';
import { marked, plain } from '../testing/paints.ts';
import { silencePretty, silencesPretty } from './silences-pretty.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const SILENCE = {
  id: 's1',
  state: 'active',
  hides: 3,
  startsAt: '2026-11-23T09:00:00Z',
  endsAt: '2026-11-23T11:00:00Z',
  author: 'kana',
  condition: 'host="db-1"',
  matchers: ['host="db-1"', 'a="b"'],
  comment: 'new disks',
};
const row = (more: object, paint = plain) =>
  silencesPretty([fieldsOf({ ...SILENCE, ...more })], NOW, paint).split('\n')[1];

describe('silences', () => {
  it.each([
    ['that hold end', {}, 's1  active  3       in 1h (2026-11-23 11:00:00Z)  kana    host="db-1"  new disks'],
    [
      'that will hold begin',
      { state: 'pending', startsAt: '2026-11-23T10:30:00Z' },
      's1  pending  3       in 30m (2026-11-23 10:30:00Z)  kana    host="db-1"  new disks',
    ],
    [
      'that have no end have none',
      { endsAt: null },
      's1  active  3       -               kana    host="db-1"  new disks',
    ],
    [
      'of the configuration have no author',
      { planned: true },
      's1  active  3       in 1h (2026-11-23 11:00:00Z)  planned  host="db-1"  new disks',
    ],
  ])('%s', (_what, more, line) => {
    expect(row(more)).toBe(line);
  });

  it.each([
    ['active', '<green>active</>'],
    ['pending', '<yellow>pending</>'],
    ['expired', '<dim>expired</>'],
    ['of a later version', '<dim>of a later version</>'],
  ])('that are %s have a colour', (state, shown) => {
    expect(row({ state }, marked)).toContain(shown);
  });

  it('keep a comment on its line, and obey nothing of it', () => {
    const text = silencesPretty([fieldsOf({ ...SILENCE, comment: 'one\ntwo\u001b[2J\u202e' })], NOW, plain);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('one two\\u001b[2J\\u202e');
  });
});

describe('one silence', () => {
  it('has its revisions, the newest first', () => {
    const history = [2, 1].map((revision) =>
      fieldsOf({ ...SILENCE, revision, updatedAt: '2026-11-23T09:30:00Z', comment: `comment ${revision}` }),
    );
    expect(silencePretty(fieldsOf(SILENCE), history, NOW, plain).split('\n')).toEqual([
      'id          s1',
      'state       active',
      'matches     host="db-1"',
      '            a="b"',
      'silences    3 alerts now',
      'begins      1h ago (2026-11-23 09:00:00Z)',
      'ends        in 1h (2026-11-23 11:00:00Z)',
      'author      kana',
      'comment     new disks',
      'revision 2  30m ago (2026-11-23 09:30:00Z), kana: comment 2',
      '            host="db-1" and a="b"; 2026-11-23T09:00:00Z to 2026-11-23T11:00:00Z',
      'revision 1  30m ago (2026-11-23 09:30:00Z), kana: comment 1',
      '            host="db-1" and a="b"; 2026-11-23T09:00:00Z to 2026-11-23T11:00:00Z',
    ]);
  });

  it('that is planned has the condition of the configuration', () => {
    const text = silencePretty(fieldsOf({ ...SILENCE, planned: true, condition: 'host: db-1' }), [], NOW, plain);
    expect(text).toContain('matches   host: db-1\n');
    expect(text).toContain('author    planned in the configuration\n');
  });
});
