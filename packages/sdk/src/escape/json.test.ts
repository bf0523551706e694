import { describe, expect, it } from 'vitest';
import { escapeJsonString } from './json.ts';

describe('escapeJsonString', () => {
  it.each([
    ['say "hi"\\', 'say \\"hi\\"\\\\'],
    ['line\nend\u0000', 'line\\nend\\u0000'],
    ['</script>', '\\u003c/script>'],
    ['a\u2028b', 'a\\u2028b'],
    ['half \udc00', 'half \ufffd'],
    ['日本語 👍', '日本語 👍'],
  ])('writes %j as %s', (text, json) => {
    expect(escapeJsonString(text)).toBe(json);
  });
});
