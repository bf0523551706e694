import { describe, expect, it } from 'vitest';
import { quoted, readEach } from './payload.ts';

const alert = { status: 'firing', labels: { a: 'b' }, annotations: {} } as const;

describe('a list of items', () => {
  it('is read in its order; what cannot be read is named by its place', () => {
    const read = (item: Readonly<Record<string, unknown>>) =>
      item['bad'] === true ? { problem: 'no good' } : { value: { ...alert, key: String(item['id']) } };
    const { alerts, problems } = readEach([{ id: 1 }, null, { bad: true }, [], { id: 2 }], 'alerts', read);
    expect(alerts.map(({ key }) => key)).toEqual(['1', '2']);
    expect(problems).toEqual([
      'alerts[1]: the alert is not an object',
      'alerts[2]: no good',
      'alerts[3]: the alert is not an object',
    ]);
  });
});

describe('a foreign text in a problem', () => {
  it.each([
    ['', '""'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    ['x'.repeat(40), `"${'x'.repeat(40)}"`],
    ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
    [`${'x'.repeat(39)}👍`, `"${'x'.repeat(39)}\ufffd…"`],
  ])('%j is quoted as %s', (text, quote) => expect(quoted(text)).toBe(quote));
});
