import { expect, it } from 'vitest';
import { labelText } from './label-text.ts';

it.each([
  [{}, ''],
  [{ b: '2', a: '1' }, 'a="1" b="2"'],
  [{ a: '1', alertname: 'Down', Z: '' }, 'alertname="Down" Z="" a="1"'],
  [{ a: 'say "x"\nback\\slash' }, 'a="say \\"x\\"\\nback\\\\slash"'],
  [{ größe: 'x', 'a b': 'y' }, '"a b"="y" "größe"="x"'],
])('the labels %j are shown as matchers that people can copy: %s', (labels, text) => {
  expect(labelText(labels)).toBe(text);
});
