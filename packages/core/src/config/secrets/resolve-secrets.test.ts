import { describe, expect, it } from 'vitest';
import { resolveSecrets } from './resolve-secrets.ts';

const sources = {
  env: { NAME: 'alice', EMPTY: '' },
  readFile: async (file: string) => (file === 'secret' ? { text: 'shh' } : { why: 'there is no such file' }),
};

/** Placeholders are put together here, since a plain text with one looks like a forgotten template. */
const placeholder = (inside: string) => `\${${inside}}`;
const env = (inside: string) => placeholder(`env:${inside}`);
const file = (inside: string) => placeholder(`file:${inside}`);

describe('a placeholder', () => {
  it.each([
    [env('NAME'), 'alice'],
    [`Bearer ${env('NAME')}!`, 'Bearer alice!'],
    [`${env('NAME')}${file('secret')}`, 'aliceshh'],
    [env('EMPTY'), ''],
    [env('EMPTY:-default'), 'default'],
    [env('NOBODY:-a:b-c'), 'a:b-c'],
    [env('NOBODY:-'), ''],
    [`$${env('NAME')}`, env('NAME')],
    ['$5 {x} $', '$5 {x} $'],
  ])('%j becomes %j', async (written, text) => {
    expect(await resolveSecrets(written, sources)).toMatchObject({ value: text, problems: [] });
  });

  it.each([
    [env('NOBODY'), 'secret-missing'],
    [env('toString'), 'secret-missing'],
    [file('nowhere'), 'secret-missing'],
    [placeholder('NAME'), 'bad-placeholder'],
    [env('9LIVES'), 'bad-placeholder'],
    ['a $'.concat('{'), 'bad-placeholder'],
  ])('%j is a problem: %s', async (written, code) => {
    const { value, problems, unfilled } = await resolveSecrets({ list: [written] }, sources);
    expect(problems).toMatchObject([{ code, at: ['list', 0] }]);
    expect(value).toEqual({ list: [written] });
    expect([...unfilled]).toEqual(['list[0]']);
  });

  it('is not looked for in what another one gave', async () => {
    const nested = { env: { OUTER: env('INNER'), INNER: 'no' }, readFile: sources.readFile };
    expect(await resolveSecrets(env('OUTER'), nested)).toMatchObject({ value: env('INNER'), problems: [] });
  });

  it('leaves a record of what it gave, by place', async () => {
    const { filled } = await resolveSecrets({ a: { b: `x ${env('NAME')}` }, c: 'plain' }, sources);
    expect([...filled]).toEqual([['a.b', ['alice']]]);
  });

  it('keeps maps without prototype', async () => {
    const written = JSON.parse(`{"__proto__":${JSON.stringify(env('NAME'))}}`);
    const { value } = await resolveSecrets(written, sources);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.entries(Object(value))).toEqual([['__proto__', 'alice']]);
  });
});
