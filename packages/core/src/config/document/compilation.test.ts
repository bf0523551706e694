import { describe, expect, it } from 'vitest';
import { aWrittenFile } from '../../testing/written-file.ts';

const AT = ['server', 'auth', 'bearer'];

async function hiding(bearer: string, value: string, env: Readonly<Record<string, string>> = {}) {
  const { file, compilation, reported } = await aWrittenFile(`server: { auth: { bearer: "${bearer}" } }`, { env });
  compilation.hide(file, AT, value);
  return { mask: (text: string) => compilation.secrets().mask(text), reported: reported() };
}

describe('what compiling gathers', () => {
  it('is the problems, in the order of their report', async () => {
    const { file, compilation } = await aWrittenFile('a: 1');
    compilation.report(file, { code: 'wrong-value', at: ['a'], message: 'first' });
    const second = { severity: 'warning', code: 'main-file', file: 'x', line: 1, column: 1, path: '' } as const;
    compilation.reportProblem({ ...second, message: 'second' });
    expect(compilation.problems().map(({ message }) => message)).toEqual(['first', 'second']);
  });

  it('has nothing of a file that is no YAML', async () => {
    const { file, compilation } = await aWrittenFile('a: [');
    compilation.report(file, { code: 'wrong-value', at: ['a'], message: 'first' });
    expect(compilation.problems()).toEqual([]);
  });

  it('has the values to be hidden, until it is asked', async () => {
    const { file, compilation } = await aWrittenFile('');
    compilation.hide(file, [], 'canary');
    compilation.hideBasic('me', 'password');
    const { mask } = compilation.secrets();
    const basic = Buffer.from('me:password').toString('base64');
    expect(mask(`canary password ${basic} me`)).toBe('*** *** *** me');
  });
});

describe('a value to be hidden', () => {
  it('is hidden with the parts of it that placeholders gave', async () => {
    const { mask } = await hiding(`Bearer \${env:TOKEN}`, 'Bearer canary', { TOKEN: 'canary' });
    expect(mask('canary')).toBe('***');
    expect(mask('Bearer canary')).toBe('***');
    expect(mask('Bearer other')).toBe('Bearer other');
  });

  it.each([`\${env:GONE}`, `\${file:gone}`])('is no placeholder that could not be filled: %s', async (placeholder) => {
    const { mask, reported } = await hiding(placeholder, placeholder);
    expect(mask(`see ${placeholder}`)).toBe(`see ${placeholder}`);
    expect(reported).toEqual([]);
  });

  it.each([`x\${env:GONE}`, `\${env:GONE}x`, `\${other:x}`])('may look like one in part: %s', async (value) => {
    expect((await hiding('x', value)).mask(value)).toBe('***');
  });

  it.each([
    ['', 0],
    ['a', 1],
    ['ab', 1],
    ['abc', 0],
  ])('%j is warned of %d times for its length', async (value, count) => {
    const { reported } = await hiding(value, value);
    expect(reported).toHaveLength(count);
    for (const each of reported) expect(each).toMatch(/^1:27 short-secret \(warning\): /);
  });

  it('is no password that could not be filled', async () => {
    const { compilation } = await aWrittenFile('');
    compilation.hideBasic('me', `\${env:GONE}`);
    expect(compilation.secrets().mask(`\${env:GONE}`)).toBe(`\${env:GONE}`);
  });
});
