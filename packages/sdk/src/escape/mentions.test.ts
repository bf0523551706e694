import { describe, expect, it } from 'vitest';
import { withoutMentions } from './mentions.ts';

const dead = (name: string) => `@\u2060${name}`;

describe('text without mentions', () => {
  it.each([
    ['@all', dead('all')],
    ['-@here +@here ~@here /@here .@here', '-@here +@here ~@here /@here .@here'.replaceAll('@', '@\u2060')],
    ['(@bob) "@bob" @bob,@bob', '(@bob) "@bob" @bob,@bob'.replaceAll('@', '@\u2060')],
    ['障害@here', `障害${dead('here')}`],
    ['@日本', dead('日本')],
    ['@@here', `@${dead('here')}`],
    [
      '<@U012> <@&1> <@!1> <!channel> @**all**',
      '<@\u2060U012> <@\u2060&1> <@\u2060!1> <!\u2060channel> @\u2060**all**',
    ],
  ])('%s calls nobody', (text, muted) => {
    expect(withoutMentions(text)).toBe(muted);
    expect(withoutMentions(muted)).toBe(muted);
  });

  it.each(['ops@example.com', 'a_@b', '5 @ 3', 'x@', '', 'a <! b'])('%j stays as it is', (text) => {
    expect(withoutMentions(text)).toBe(text);
  });
});
