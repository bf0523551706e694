import { describe, expect, it } from 'vitest';
import { load, mainWith } from '../../testing/load-config.ts';

async function firstOf(lines: string) {
  const { problems } = await load(mainWith(lines));
  return problems[0];
}

const WEEKDAY = 'must be a weekday (`mon`, `monday`) or a range (`mon-fri`)';

describe('a problem says what to write', () => {
  it.each([
    ['a channel where a list belongs', 'routes: [{ to: ops_room }]', 'must be a list', 'write `[ops_room]`'],
    [
      'several words where a list belongs',
      'channels: { c: { transport: room, room: r, token: abc, notify: "critical, resolved" } }',
      'must be a list',
      'write `[critical, resolved]`',
    ],
    [
      'a word where a list of a union belongs',
      'channels: { c: { transport: room, room: r, token: abc, ring: critical } }',
      'must be true or false or a list',
      'write `[critical]`',
    ],
    ['a misspelt weekday', 'muteTimes: { m: { intervals: [{ weekdays: [monn] }] } }', WEEKDAY, 'did you mean "mon"?'],
    [
      'a misspelt weekday in a range',
      'muteTimes: { m: { intervals: [{ weekdays: [mon-firday] }] } }',
      WEEKDAY,
      'did you mean "friday"?',
    ],
    [
      'a misspelt month',
      'muteTimes: { m: { intervals: [{ months: [janury] }] } }',
      'must be a month (`jan`, `january`, 1) or a range (`jan-mar`, `1-3`)',
      'did you mean "january"?',
    ],
    [
      'a key without its colon',
      'channels: { c: { transport: room, room: r, token abc } }',
      'unknown key "token"',
      'did you mean "token:"?',
    ],
    [
      'one space too few in a list',
      'routes:\n  - name: a\n   to: []',
      'this is indented less than the list entry above it, and begins none',
      'give it as many spaces as the first key of the entry; a new entry begins with `- `',
    ],
    [
      'one space too few in a map',
      'server:\n  listen: 127.0.0.1:0\n maxBodyBytes: 5',
      'all mapping items must start at the same column',
      'indent it with as many spaces as the lines that it belongs to',
    ],
    [
      'a store of a later version',
      'store: postgres://u@h/d',
      'PostgreSQL stores come with a later version',
      'remove it: this version would not do what it says',
    ],
    [
      'a store that is a folder',
      'store: "sqlite:data/"',
      'must be `sqlite:PATH`, where PATH is a file',
      'for instance',
    ],
    ['a store without a name', 'store: "sqlite:"', 'must be `sqlite:PATH`, where PATH is a file', 'for instance'],
    ['a store that is here', 'store: "sqlite:."', 'must be `sqlite:PATH`, where PATH is a file', 'for instance'],
  ])('%s', async (_, lines, message, hint) => {
    const { problems } = await load(mainWith(lines));
    expect(problems.map((problem) => problem.message)).toContain(message);
    expect(problems.find((problem) => problem.message === message)?.hint).toContain(hint);
  });

  it('what a transport refuses is shown at the option that it names', async () => {
    const problem = await firstOf('channels: { c: { transport: room, room: "`room`", token: abc } }');
    expect(problem).toMatchObject({ code: 'option-rejected', line: 3, column: 41, path: 'channels.c.room' });
  });

  it.each(['sqlite:signalbox.db', 'sqlite:./data/x', 'sqlite:/var/lib/.hidden', 'sqlite:../x.db', 'sqlite:a b.db'])(
    'takes the store %s',
    async (store) => {
      expect(await firstOf(`store: "${store}"`)).toBeUndefined();
    },
  );
});
