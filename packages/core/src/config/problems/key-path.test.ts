import { describe, expect, it } from 'vitest';
import type { KeyPath } from '../../text/json-path.ts';
import { firstWord, formatKeyPath, pathOfPointer } from './key-path.ts';

describe('a path', () => {
  it.each<[KeyPath, string]>([
    [[], ''],
    [['channels', 'ops', 'room'], 'channels.ops.room'],
    [['routes', 0, 'match'], 'routes[0].match'],
    [['routes', 0, 'routes', 12], 'routes[0].routes[12]'],
    [['channels', 'a.b', 'x'], 'channels["a.b"].x'],
    [['a b'], '["a b"]'],
    [['a"b'], '["a\\"b"]'],
    [[''], '[""]'],
    [['監視', 'x-y_1'], '監視.x-y_1'],
    [[0, 'a'], '[0].a'],
    [['a', '0'], 'a.0'],
  ])('%j is written %s', (path, text) => expect(formatKeyPath(path)).toBe(text));
});

describe('a JSON pointer', () => {
  it.each<[string, unknown, KeyPath]>([
    ['', {}, []],
    ['/a/b', { a: { b: 1 } }, ['a', 'b']],
    ['/a/0/b', { a: [{ b: 1 }] }, ['a', 0, 'b']],
    ['/a/0', { a: { '0': 1 } }, ['a', '0']],
    ['/a~1b/c~0d', { 'a/b': { 'c~d': 1 } }, ['a/b', 'c~d']],
    ['/a~01', { 'a~1': 1 }, ['a~1']],
    ['/gone/0', {}, ['gone', '0']],
    ['/', { '': 1 }, ['']],
  ])('%j of %j is %j', (pointer, root, path) => expect(pathOfPointer(pointer, root)).toEqual(path));
});

describe('the word that a key begins with', () => {
  it.each([
    ['token', 'token'],
    ['token abc', 'token'],
    ['token=abc', 'token'],
    ['  token\tabc', 'token'],
    ['', ''],
    ['=abc', ''],
    ['to-ken_1.x', 'to-ken_1.x'],
  ])('of %j is %j', (key, word) => expect(firstWord(key)).toBe(word));
});
