import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadOptions } from '../testing/plugins.ts';
import { loadConfigFromFiles } from './load-config.ts';

const WORDS = [
  ...['version', 'include', 'server', 'listen', 'auth', 'basic', 'username', 'password', 'bearer', 'secret', 'store'],
  ...['sources', 'type', 'sender', 'defaults', 'groupBy', 'groupWait', 'channels', 'transport', 'room', 'token', 'log'],
  ...[
    'template',
    'templates',
    'file',
    'message',
    'routes',
    'name',
    'match',
    'matchAny',
    'not',
    'matches',
    'to',
    'none',
  ],
  ...[
    'unmatched',
    'scope',
    'muteTimes',
    'intervals',
    'timeZone',
    'UTC',
    'times',
    'from',
    'until',
    '22:00',
    'daysOfMonth',
    '-3--1',
    'years',
    'mute',
    'active',
    'silences',
    'during',
    'inhibit',
    'source',
    'target',
    'equal',
    'retry',
    'giveUpAfter',
    'rateLimit',
    'broken',
    'headers',
    '__proto__',
    'toString',
  ],
  ...[
    'constructor',
    '...',
    '5m',
    '1',
    '{{labels.x}}',
    '{{#if',
    `\${env:X}`,
    `\${`,
    'a/b',
    '',
    ' ',
    '*',
    '\u0000',
    '\u202e',
  ],
];

const word = fc.constantFrom(...WORDS);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    word,
    fc.constantFrom(null, true, 0, -1, 1e300),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(word, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

async function load(text: string) {
  return loadConfigFromFiles(
    { main: '/conf/signalbox.yaml', files: [{ path: 'signalbox.yaml', text }] },
    loadOptions(),
  );
}

describe('a configuration that nobody would write', () => {
  it('never makes loading fail, and is live only without errors', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...WORDS.filter((name) => !name.includes('\u0000'))), anything),
        async (value) => {
          const { config, problems } = await load(JSON.stringify({ version: 1, unmatched: { to: [] }, ...value }));
          expect(config === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
          for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        },
      ),
      { seed: 11, numRuns: 400 },
    );
  });

  it('never makes loading fail, whatever its text is', async () => {
    const piece = fc.oneof(
      word,
      fc.constantFrom(
        ': ',
        '\n',
        '\n  ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '"',
        "'",
        '&a ',
        '*a',
        '|',
        '>',
        '!x ',
        '\t',
        '---\n',
        '%YAML 1.1\n',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const { config, problems } = await load(`version: 1\n${pieces.join('')}`);
        expect(config === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
      }),
      { seed: 11, numRuns: 400 },
    );
  });
});
