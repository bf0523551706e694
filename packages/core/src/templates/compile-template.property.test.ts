import { aNotification, anAlert } from '@signalbox/sdk/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePart } from './compile-template.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';

const labels = { alertname: 'cpu', host: '"><script>' };
const notification = aNotification({
  alerts: [anAlert({ labels }), anAlert({ labels, status: 'resolved' })],
  suppressed: [anAlert()],
});

/** Paths that are right at the top, in an alert, or nowhere. */
const path = fc.constantFrom(
  ...'status severity labels.host labels.[my.label] annotations.x group.id firing.length now this . @root.channel'.split(
    ' ',
  ),
  ...'../status @index @key @../index alerts firing labels group link startsAt one.link two lables constructor'.split(
    ' ',
  ),
  ...'labels.__proto__ alerts.0.link ./labels.host labels/host this.labels.host @root @last ../../now'.split(' '),
);
const literal = fc.constantFrom('"x"', "'<'", '5', '-1', 'true', 'null', 'undefined');

const { argument } = fc.letrec<{ argument: string }>((tie) => ({
  argument: fc.oneof(
    { maxDepth: 2 },
    path,
    literal,
    call(tie('argument')).map((text) => `(${text})`),
  ),
}));

function call(args: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const name = fc.constantFrom(...helperCatalogue.keys());
  return fc
    .tuple(name, fc.array(args, { minLength: 1, maxLength: 3 }))
    .map(([helper, list]) => `${helper} ${list.join(' ')}`);
}

const { template } = fc.letrec<{ template: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('text ', '\n', '<b>', '</b>', '<a href="', '">', '<a title=', '>', '{{! note }}', '\\'),
    fc.tuple(fc.oneof(path, call(argument)), fc.constantFrom('{{ }}', '{{{ }}}', '{{~ ~}}', '{{& }}')).map(wrap),
    fc
      .tuple(
        fc.constantFrom('if', 'unless', 'each', 'with'),
        argument,
        fc.constantFrom('', ' as |one|', ' as |one two|'),
        tie('template'),
        tie('template'),
      )
      .map(
        ([block, subject, names, inside, otherwise]) =>
          `{{#${block} ${subject}${names}}}${inside}{{else}}${otherwise}{{/${block}}}`,
      ),
  ),
  template: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
}));

function wrap([inside, braces]: readonly [string, string]): string {
  const [open = '', close = ''] = braces.split(' ');
  return `${open}${inside}${close}`;
}

describe('any template', () => {
  it('that has no mistake renders, in every format', () => {
    let rendered = 0;
    fc.assert(
      fc.property(template, fc.constantFrom('html', 'text', 'json'), (text, format) => {
        const { render } = compilePart(text, format);
        if (render === undefined) return;
        rendered += 1;
        const shown = render(notification);
        expect(shown).not.toMatch(/native code|\[object|#escaped|#raw|#address/);
        if (format === 'html' && !/\{\{[{&]/.test(text)) expect(shown).not.toContain('<script');
      }),
      { seed: 1, numRuns: 800 },
    );
    expect(rendered).toBeGreaterThan(200);
  });

  it('of any characters is compiled or has mistakes at places in it', () => {
    const unit = fc.constantFrom(
      ...'{{{}}}#/~!&>@()[]|=." \n',
      'if',
      'each',
      'else',
      'labels',
      'as',
      'x',
      '{{',
      '}}',
      '{{#if x}}',
      '{{/if}}',
      '\\',
      '日本',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), fc.constantFrom('html', 'text'), (text, format) => {
        const { render, problems } = compilePart(text, format);
        expect(render === undefined).toBe(problems.length > 0);
        const lines = text.split('\n');
        for (const { line, column } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
        render?.(notification);
      }),
      { seed: 1, numRuns: 1_500 },
    );
  });
});
