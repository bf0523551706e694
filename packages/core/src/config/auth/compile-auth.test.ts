import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';
import { compileAuth } from './compile-auth.ts';

const AT = ['sources', 's', 'auth'];

/** The credentials of a source with this `auth`, what is told of it, and how a text is shown then. */
async function compile(auth: string, env: Readonly<Record<string, string>> = {}) {
  const { file, written, compilation, reported } = await aWrittenFile(`sources: { s: { type: x, auth: ${auth} } }`, {
    env,
  });
  const credentials = compileAuth(written.sources?.['s']?.auth, { file, at: AT }, compilation);
  return { credentials, reported: reported(), mask: (text: string) => compilation.secrets().mask(text) };
}

describe('auth', () => {
  it.each([
    ['none', []],
    ['{ bearer: abcdef }', [{ type: 'bearer', token: 'abcdef' }]],
    ['{ secret: abcdef }', [{ type: 'secret', secret: 'abcdef' }]],
    ['{ basic: { username: me, password: abcdef } }', [{ type: 'basic', username: 'me', password: 'abcdef' }]],
    [
      '[{ bearer: first }, { secret: second }, { bearer: third }]',
      [
        { type: 'bearer', token: 'first' },
        { type: 'secret', secret: 'second' },
        { type: 'bearer', token: 'third' },
      ],
    ],
  ])('%s has the credentials %j', async (auth, expected) => {
    const { credentials, reported } = await compile(auth);
    expect(credentials).toEqual(expected);
    expect(reported).toEqual([]);
  });

  it('has none where nothing is written', async () => {
    const { file, compilation } = await aWrittenFile('');
    expect(compileAuth(undefined, { file, at: AT }, compilation)).toEqual([]);
  });

  it.each([
    ['a wrong one of a list', '[{ bear: x }, { bearer: abcdef }]', [{ type: 'bearer', token: 'abcdef' }]],
    ['a basic one without password', '{ basic: { username: me } }', []],
    [
      'a basic one without name',
      '[{ basic: { password: abcdef } }, { secret: xyz }]',
      [{ type: 'secret', secret: 'xyz' }],
    ],
  ])('leaves out %s, which the schema reports', async (_, auth, expected) => {
    const { credentials, reported } = await compile(auth);
    expect(credentials).toEqual(expected);
    expect(reported).toEqual([]);
  });

  it.each([
    ['a token', '{ bearer: canary }'],
    ['a secret of the path', '{ secret: canary }'],
    ['a password', '{ basic: { username: me, password: canary } }'],
    ['a password whose name is missing', '{ basic: { password: canary } }'],
    ['the second of a list', '[{ bearer: other }, { secret: canary }]'],
    ['what a variable gave', `{ bearer: "\${env:TOKEN}" }`],
    ['the part of a token that a variable gave', `{ bearer: "prefix-\${env:TOKEN}" }`],
  ])('has %s hidden', async (_, auth) => {
    const { mask } = await compile(auth, { TOKEN: 'canary' });
    expect(mask('a canary in a text')).toBe('a *** in a text');
  });

  it('has name and password hidden as a header encodes them, and the name itself shown', async () => {
    const { mask } = await compile('{ basic: { username: someone, password: canary } }');
    expect(mask(`Basic ${Buffer.from('someone:canary').toString('base64')}`)).toBe('Basic ***');
    expect(mask('someone')).toBe('someone');
  });

  it.each([
    ['{ bearer: ab }', '1:42 short-secret (warning)'],
    ['[none, { secret: ab }]', '1:49 short-secret (warning)'],
    ['{ basic: { username: me, password: ab } }', '1:67 short-secret (warning)'],
  ])('%s is warned of where the secret stands', async (auth, place) => {
    const { reported } = await compile(auth);
    const what = 'a secret of less than 3 characters cannot be hidden in logs -> use a longer one';
    expect(reported).toEqual([`${place}: ${what}`]);
  });

  it('says nothing of a secret that could not be filled, and hides no placeholder', async () => {
    const { reported, mask } = await compile(`{ basic: { username: me, password: "\${env:GONE}" } }`);
    expect(reported).toEqual([]);
    expect(mask(`write \${env:GONE} here`)).toBe(`write \${env:GONE} here`);
  });
});
