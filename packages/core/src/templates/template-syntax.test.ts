import { describe, expect, it } from 'vitest';
import { aMustache, anExpression } from '../testing/template-nodes.ts';
import { calledName, isCall } from './template-syntax.ts';

describe('a call', () => {
  it.each([
    ['upper x', true],
    ['upper "x"', true],
    ['upper zone="UTC"', true],
    ['formatTime now zone="UTC"', true],
    ['upper', false],
    ['labels.x', false],
    ['@index', false],
    ['"text"', false],
    ['5', false],
  ])('{{%s}}: %s', (text, expected) => {
    expect(isCall(aMustache(text))).toBe(expected);
  });
});

describe('the name by which something is called', () => {
  it.each([
    ['upper', 'upper'],
    ['labels.host', 'labels.host'],
    ['labels.[my.label]', 'labels.my.label'],
    ['../status', '../status'],
    ['@root.now', '@root.now'],
    ['this', 'this'],
    ['.', '.'],
    ['"a text"', 'a text'],
    ['5', '5'],
    ['true', 'true'],
    ['(upper x)', 'SubExpression'],
  ])('of %s', (text, name) => {
    expect(calledName(anExpression(text))).toBe(name);
  });
});
