import { describe, expect, it } from 'vitest';
import { toldOf } from '../../testing/schema-check.ts';
import { anyName, duration, pathName, text } from './schema-parts.ts';

describe('a name', () => {
  it.each(['a', 'ops-room', '監視 部屋', 'a.b/c', 'x'.repeat(200), '#1'])('may be %j', (name) =>
    expect(toldOf(anyName, name)).toEqual([]),
  );

  it.each(['', ' ', ' a', 'a ', 'a\nb', 'a\u0000b', 'a\u202eb', 'x'.repeat(201)])('is not %j', (name) =>
    expect(toldOf(anyName, name)).toEqual(['must be 1 to 200 characters on one line, without a space at either end']),
  );
});

describe('a name that is a part of an address', () => {
  it.each(['a', 'mackerel', 'A-1_b.c', '9', 'x'.repeat(100)])('may be %j', (name) =>
    expect(toldOf(pathName, name)).toEqual([]),
  );

  it.each(['', 'a/b', '.a', '-a', '_a', 'a b', '監視', '..', 'x'.repeat(101)])('is not %j', (name) =>
    expect(toldOf(pathName, name)).toEqual([
      'must be letters, digits, `.`, `_` and `-`, since it is part of the address /in/NAME',
    ]),
  );
});

describe('a duration', () => {
  it.each(['500ms', '30s', '5m', '4h', '1d', '2w', '1h30m', '1d12h', '0s'])('may be %j', (value) =>
    expect(toldOf(duration('How long.'), value)).toEqual([]),
  );

  it.each(['', '5', 's', '5 m', '-5s', '1.5h', '5M', '5m ', '1m1h'])('is not %j', (value) =>
    expect(toldOf(duration('How long.'), value)).toEqual([`"${value}" is not a duration`]),
  );

  it('shows what it is by itself, or an example', () => {
    expect(duration('How long.', '5m')).toMatchObject({ default: '5m', examples: ['5m'] });
    expect(duration('How long.')).toMatchObject({ examples: ['30s'] });
    expect(duration('How long.')).not.toHaveProperty('default');
  });
});

describe('a text', () => {
  it('says something', () => {
    expect(toldOf(text('What.'), 'a')).toEqual([]);
    expect(toldOf(text('What.'), '')).toEqual(['must not be empty']);
  });
});
