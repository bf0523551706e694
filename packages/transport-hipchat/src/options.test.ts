import { describe, expect, it } from 'vitest';
import { hipchat } from './hipchat.ts';
import { someOptions } from './testing/a-message.ts';

describe('the options', () => {
  it.each([
    [{ baseUrl: 'chat.example.com' }, /baseUrl must be an address/],
    [{ baseUrl: 'ftp://chat.example.com' }, /baseUrl must be an address/],
    [{ baseUrl: 'https://user:secret@chat.example.com' }, /must not carry credentials/],
    [{ baseUrl: 'https://chat.example.com/?auth_token=x' }, /must end with its path/],
    [{ baseUrl: 'https://chat.example.com/v2/' }, /must not end with \/v2/],
    [{ room: '..' }, /room must be the id or the name/],
    [{ room: '  ' }, /room must be the id or the name/],
    [{ token: 'two words' }, /token must not have spaces/],
  ])('%j are refused', (written, sentence) => {
    const problems = hipchat.check?.(someOptions(written)) ?? [];
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
    expect(problems[0]).not.toMatch(/secret|two words/);
  });

  it('are fine as most people write them', () => {
    expect(hipchat.check?.(someOptions())).toEqual([]);
    expect(hipchat.check?.(someOptions({ room: 'Ops Room', baseUrl: 'https://example.com/hipchat/' }))).toEqual([]);
    expect(hipchat.check?.(someOptions({ room: 1, baseUrl: 'http://127.0.0.1:8090' }))).toEqual([]);
  });

  it('decide the format of the template', () => {
    expect(hipchat.parts(someOptions())['message']?.format).toBe('html');
    expect(hipchat.parts(someOptions({ format: 'text' }))['message']?.format).toBe('text');
  });
});
