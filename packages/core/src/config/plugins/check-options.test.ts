import { DURATION_PATTERN, FilePath, type OptionsSchema, Secret, Severity, Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { aWrittenFile, FOLDER } from '../../testing/written-file.ts';
import { valueAt } from '../../text/json-path.ts';
import { checkOptions } from './check-options.ts';

const OPTIONS = Type.Object(
  {
    room: Type.String({ minLength: 1, description: 'Which room.' }),
    token: Type.Optional(Secret({ description: 'Of the room.' })),
    size: Type.Integer({ minimum: 1, default: 3 }),
    caFile: Type.Optional(FilePath()),
    tags: Type.Optional(Type.Array(Type.String())),
  },
  { additionalProperties: false },
);

interface More {
  readonly options?: OptionsSchema | 'none';
  readonly env?: Readonly<Record<string, string>>;
  readonly path?: string;
}

/** Checks the options of the channel `c` with these keys, beside `transport` and `timeout`. */
async function check(keys: string, { options = OPTIONS, env = {}, path = 'signalbox.yaml' }: More = {}) {
  const one = await aWrittenFile(`channels:\n  c: { transport: room, ${keys} }`, { env, path });
  const at = ['channels', 'c'];
  const definition = { name: 'c', file: one.file, at, written: Object(valueAt(one.file.value, at)) };
  const plugin = options === 'none' ? undefined : { name: 'room', options };
  const checked = checkOptions(definition, ['transport', 'timeout'], plugin, one.compilation);
  return {
    options: checked?.options,
    reported: one.reported(),
    mask: (text: string) => one.compilation.secrets().mask(text),
  };
}

describe('the options of a channel', () => {
  it('are what stands beside the common keys, with defaults', async () => {
    const { options, reported } = await check('room: r, timeout: 5s, token: abcdef');
    expect(options).toEqual({ room: 'r', token: 'abcdef', size: 3 });
    expect(reported).toEqual([]);
  });

  it.each([
    ['caFile: certs/ca.pem', 'signalbox.yaml', `${FOLDER}/certs/ca.pem`],
    ['caFile: ca.pem', 'teams/a.yaml', `${FOLDER}/teams/ca.pem`],
    ['caFile: ../ca.pem', 'teams/a.yaml', `${FOLDER}/ca.pem`],
    ['caFile: /ca.pem', 'teams/a.yaml', '/ca.pem'],
  ])('have paths that start at the file that says them: %s in %s', async (keys, path, caFile) => {
    expect((await check(`room: r, ${keys}`, { path })).options).toMatchObject({ caFile });
  });

  it('are not changed where they only look like paths', async () => {
    expect((await check('room: ./r')).options).toMatchObject({ room: './r' });
  });

  it('go without what is wrong, or with its default, which is reported', async () => {
    const { options, reported } = await check('room: r, size: 0, tags: 5, token: [xyz]');
    expect(reported).toEqual([
      '2:59 wrong-type: must be a text -> Of the room.',
      '2:40 wrong-value: must be >= 1',
      '2:49 wrong-type: must be a list',
    ]);
    expect(options).toEqual({ room: 'r', size: 3 });
  });

  it.each([
    ['is missing', 'size: 1', '2:3 missing-key: missing key "room" -> add `room:` - Which room.'],
    ['is wrong', 'room: 5', '2:31 wrong-type: must be a text -> quote it: `"5"`'],
  ])('cannot be used if one that is needed %s', async (_, keys, problem) => {
    const { options, reported } = await check(keys);
    expect(options).toBeUndefined();
    expect(reported).toEqual([problem]);
  });

  it.each([
    ['0042', '0042'],
    ['1e3', '1e3'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.10', '1.10'],
    ['0x1F', '0x1F'],
    ['+5', '+5'],
    ['1234567', 1234567],
    ['"0042"', '0042'],
  ])('keep a number as it is written where a text may stand as well: %s', async (written, room) => {
    const options = Type.Object({ room: Type.Union([Type.String(), Type.Integer()]) });
    expect(await check(`room: ${written}`, { options })).toMatchObject({ options: { room }, reported: [] });
  });

  it.each([
    ['010', ['2:40 wrong-value: 010 begins with a zero, and would be read as 10 -> write `10`']],
    ['12345678901234567890', ['2:40 wrong-value: this has more digits than a number can hold exactly']],
    ['1e3', []],
    ['0x10', []],
    ['0', ['2:40 wrong-value: must be >= 1']],
  ])('have no other number than was written: %s', async (written, problems) => {
    expect((await check(`room: r, size: ${written}`)).reported).toEqual(problems);
  });

  it.each([
    ['token: 12345678', '12345678'],
    ['token: 0012345678', '0012345678'],
  ])('have a secret that is no text hidden, and told to be quoted: %s', async (keys, secret) => {
    const { reported, mask } = await check(`room: r, ${keys}`);
    expect(reported).toEqual(['2:41 wrong-type: must be a text -> quote it']);
    expect(mask(secret)).toBe('***');
  });

  it('have durations of at most ten years', async () => {
    const options = Type.Object({ hold: Type.Array(Type.String({ pattern: DURATION_PATTERN })) });
    const { reported } = await check('hold: [5m, 99999h]', { options });
    expect(reported).toEqual([
      '2:36 bad-duration: "99999h" is longer than ten years (87600h) -> write for instance `30s`, `5m`, `4h`, `1d` or `1h30m`',
    ]);
  });

  it.each<[string, OptionsSchema, string, readonly string[]]>([
    ['of a list', Type.Array(Severity()), '[crit, page, critical]', ['2:32 "crit" critical']],
    [
      'of a list that may be a truth as well',
      Type.Union([Type.Boolean(), Type.Array(Severity({ examples: ['resolved'] }))]),
      '[ok, warn]',
      ['2:32 "ok" resolved', '2:36 "warn" warning'],
    ],
    [
      'of the keys of a map',
      Type.Record(Severity(), Type.Array(Type.String())),
      '{ crit: [warn], page: [a] }',
      ['2:33 "crit" critical'],
    ],
    ['alone', Severity(), 'CRIT', ['2:31 "CRIT" critical']],
    [
      'in maps of a list',
      Type.Array(Type.Object({ from: Severity() })),
      '[{ from: wraning }]',
      ['2:40 "wraning" warning'],
    ],
    ['in plain JSON Schema', { type: 'string', format: 'severity' }, 'crit', ['2:31 "crit" critical']],
    ['of the environment', Severity(), `"\${env:LEVEL}"`, []],
    ['as other texts', Type.String(), 'crit', []],
  ])('have severities that nearly are known ones doubted, and used: %s', async (_, one, written, doubts) => {
    const options = Type.Object({ ring: one as never });
    const checked = await check(`ring: ${written}`, { options, env: { LEVEL: 'crit' } });
    expect(checked.options).toHaveProperty('ring');
    expect(checked.reported).toEqual(
      doubts.map((doubt) => {
        const [place, word, meant] = doubt.split(' ');
        const message = `${word} is not a severity that Signalbox knows -> did you mean "${meant}"?`;
        return `${place} unknown-severity (warning): ${message}`;
      }),
    );
  });

  it('have unknown keys reported, with the common ones in mind', async () => {
    const { reported } = await check('room: r, timeot: 5s, rom: x, foo: y');
    expect(reported).toEqual([
      '2:34 unknown-key: unknown key "timeot" -> did you mean "timeout"?',
      '2:46 unknown-key: unknown key "rom" -> did you mean "room"?',
      '2:54 unknown-key: unknown key "foo" -> known are room, token, size, caFile, tags, transport, timeout',
    ]);
  });

  it('have keys of later versions told apart, unless the plugin has them itself', async () => {
    const { options, reported } = await check('room: r, digestAfter: 5, tags: [a], escalate: 1');
    expect(reported).toEqual([
      '2:34 not-yet-supported: digests come with a later version -> remove it: this version would not do what it says',
      '2:61 reserved-key: the key "escalate" is reserved for a planned feature -> remove it',
    ]);
    expect(options).toEqual({ room: 'r', size: 3, tags: ['a'] });
  });

  it('are not quoted where they come from the environment', async () => {
    const options = Type.Object({ mode: Type.Enum(['fast', 'slow']) });
    const { reported } = await check(`mode: "\${env:MODE}"`, { options, env: { MODE: 'fats' } });
    expect(reported).toEqual(['2:31 wrong-value: must be "fast" or "slow"']);
    const plain = await check('mode: fats', { options });
    expect(plain.reported).toEqual(['2:31 wrong-value: must be "fast" or "slow" -> did you mean "fast"?']);
  });

  it('are copies: the file stays as it was read', async () => {
    const { file, compilation } = await aWrittenFile('channels: { c: { room: r } }');
    const at = ['channels', 'c'];
    const written = Object(valueAt(file.value, at));
    checkOptions({ name: 'c', file, at, written }, [], { name: 'room', options: OPTIONS }, compilation);
    expect(written).toEqual({ room: 'r' });
  });

  it('of a schema that is wrong are the fault of the plugin', async () => {
    const { options, reported } = await check('room: r', { options: { type: 'nonsense' } });
    expect(options).toBeUndefined();
    expect(reported).toEqual([expect.stringMatching(/^2:3 plugin-failed: the options' schema of room is wrong: /)]);
  });
});

describe('secrets among options', () => {
  it.each([
    ['what the schema says is one', 'room: r, token: canary'],
    ['a password in an address', 'room: "https://me:canary@127.0.0.1/"'],
    ['one in options that are wrong', 'token: canary, size: x'],
    ['one of the environment', `room: r, token: "\${env:TOKEN}"`],
  ])('are hidden: %s', async (_, keys) => {
    expect((await check(keys, { env: { TOKEN: 'canary' } })).mask('canary')).toBe('***');
  });

  it.each([
    ['a likely name', 'token: canary', '***'],
    ['a likely part of a name', 'apiKey: canary', '***'],
    ['a likely name, whatever its case', 'MyPASSWORD: canary', '***'],
    ['a value of the environment', `room: "\${env:TOKEN}"`, '***'],
    ['an unlikely name', 'room: canary', 'canary'],
    ['another kind of value', 'secret: { x: canary }', 'canary'],
    ['a common key', 'transport: canary', 'canary'],
  ])('are guessed where the plugin was not found: %s', async (_, keys, shown) => {
    const { options, mask } = await check(keys.replace('transport: canary', 'timeout: canary'), {
      options: 'none',
      env: { TOKEN: 'canary' },
    });
    expect(options).toBeUndefined();
    expect(mask('canary')).toBe(shown);
  });
});
