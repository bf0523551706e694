import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../io.ts';
import { recordingIo } from '../testing/run.ts';
import { addressOf, addServerOptions, addShowOptions, type ServerOptions } from './server-options.ts';

const address = (options: ServerOptions, env = {}) => addressOf(options, recordingIo({ env }).io);
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('where a server is', () => {
  it.each<[string, ServerOptions, Readonly<Record<string, string>>, string, string | undefined]>([
    ['nowhere named', {}, {}, 'http://127.0.0.1:8080', undefined],
    ['the environment', {}, { SIGNALBOX_URL: 'http://a:1' }, 'http://a:1', undefined],
    [
      'the option, before the environment',
      { url: 'http://b:2' },
      { SIGNALBOX_URL: 'http://a:1' },
      'http://b:2',
      undefined,
    ],
    ['an empty option', { url: '' }, { SIGNALBOX_URL: 'http://a:1' }, 'http://a:1', undefined],
    ['a path, and slashes at its end', { url: 'https://h/alerts//' }, {}, 'https://h/alerts', undefined],
    ['a query, which is of no use', { url: 'https://h/a?b=c#d' }, {}, 'https://h/a', undefined],
    ['a token', { token: 't' }, {}, 'http://127.0.0.1:8080', 'Bearer t'],
    ['a token of the environment', {}, { SIGNALBOX_TOKEN: 'e' }, 'http://127.0.0.1:8080', 'Bearer e'],
    ['both tokens', { token: 't' }, { SIGNALBOX_TOKEN: 'e' }, 'http://127.0.0.1:8080', 'Bearer t'],
    ['a user in the address', { url: 'http://u:p%40%3A@h' }, {}, 'http://h', basic('u:p@:')],
    ['a user without a password', { url: 'http://u@h' }, {}, 'http://h', basic('u:')],
    ['a token, before the user in the address', { url: 'http://u:p@h', token: 't' }, {}, 'http://h', 'Bearer t'],
  ])('is known from %s', (_what, options, env, base, authorization) => {
    expect(address(options, env)).toEqual({ base, authorization });
  });

  it.each(['nowhere', '127.0.0.1:8080', 'ftp://h', 'file:///etc', 'http://', 'http://h:99999', 'javascript:1'])(
    'is not %j',
    (url) => {
      expect(() => address({ url })).toThrow(UsageError);
      expect(() => address({}, { SIGNALBOX_URL: url })).toThrow(`${JSON.stringify(url)} is not an address`);
    },
  );
});

describe('the options of a server', () => {
  it('are the same for every command', () => {
    const parsed = (command: Command) => command.parse(['--url', 'u', '--token', 't'], { from: 'user' }).opts();
    expect(parsed(addServerOptions(new Command()))).toEqual({ url: 'u', token: 't' });
    expect(parsed(addShowOptions(new Command()))).toEqual({ url: 'u', token: 't', format: 'pretty' });
  });
});
