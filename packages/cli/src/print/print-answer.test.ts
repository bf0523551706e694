import { describe, expect, it } from 'vitest';
import { recordingIo } from '../testing/run.ts';
import { printAnswer, printRefusal } from './print-answer.ts';

describe('the answer of a server', () => {
  it.each([
    ['pretty', 'for people: \u001b[31mred\u001b[39m\n'],
    ['json', '{"a":1}\n'],
  ] as const)('is printed as %s, once and alone', (format, text) => {
    const { io, stdout, stderr } = recordingIo({ colours: true });
    const pretty = (paint: (colour: 'red', text: string) => string) => `for people: ${paint('red', 'red')}`;
    expect(printAnswer({ format }, io, { json: { a: 1 }, pretty })).toBe(0);
    expect([stdout(), stderr()]).toEqual([text, '']);
  });

  it('is a refusal: its problems on standard error, and exit code 1', () => {
    const { io, stdout, stderr } = recordingIo();
    expect(printRefusal({ problems: ['one', 'two\u001b[2J'] }, io)).toBe(1);
    expect([stdout(), stderr()]).toEqual(['', 'error: one\nerror: two\\u001b[2J\n']);
  });
});
