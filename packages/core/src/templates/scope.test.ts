import { describe, expect, it } from 'vitest';
import { anExpression } from '../testing/template-nodes.ts';
import { type Resolved, resolvePath, type Scope, topScope } from './scope.ts';
import type { Shape } from './template-context.ts';

function resolved(text: string, scope: Scope): Resolved {
  const path = anExpression(text);
  if (path.type !== 'PathExpression') throw new Error(`${text} is not a path`);
  return resolvePath(path, scope);
}

/** The kind of what is there, or what is wrong. */
function kind(text: string, scope: Scope): string {
  const found = resolved(text, scope);
  return 'type' in found ? found.type : found.message;
}

function hint(text: string, scope: Scope): string | undefined {
  const found = resolved(text, scope);
  return 'hint' in found ? found.hint : undefined;
}

function shapeOf(text: string, scope: Scope = topScope): Shape {
  const found = resolved(text, scope);
  if (!('type' in found)) throw new Error(found.message);
  return found;
}

const alerts = shapeOf('alerts');
const inAlert: Scope = { shape: shapeOf('alerts.[0]'), parent: topScope, blockParams: new Map(), loops: 1 };
const inLabel: Scope = { shape: { type: 'text' }, parent: inAlert, blockParams: new Map(), loops: 2 };
const named: Scope = {
  ...topScope,
  blockParams: new Map<string, Shape>([
    ['one', inAlert.shape],
    ['count', { type: 'number' }],
    ['status', { type: 'map' }],
  ]),
};
const anything: Scope = { ...topScope, shape: { type: 'any' }, parent: topScope };

describe('a path at the top of a template', () => {
  it.each([
    ['status', 'text'],
    ['now', 'number'],
    ['labels', 'map'],
    ['labels.host', 'text'],
    ['labels.[my.label]', 'text'],
    ['labels/host', 'text'],
    ['labels.constructor', 'text'],
    ['group', 'object'],
    ['group.id', 'text'],
    ['group.labels.x', 'text'],
    ['alerts', 'list'],
    ['alerts.length', 'number'],
    ['alerts.[0]', 'object'],
    ['alerts.12.labels.x', 'text'],
    ['alerts.0.notice', 'boolean'],
    ['this', 'object'],
    ['.', 'object'],
    ['this.status', 'text'],
    ['./status', 'text'],
    ['this/labels/x', 'text'],
    ['@root', 'object'],
    ['@root.status', 'text'],
    ['@root.alerts.0.link', 'text'],
  ])('%s is a %s', (text, type) => {
    expect(kind(text, topScope)).toBe(type);
  });

  it.each([
    ['lables', 'unknown path lables', 'did you mean "labels"?'],
    ['lables.host', 'unknown path lables.host', 'did you mean "labels.host"?'],
    ['group.lables.x', 'unknown path group.lables.x', 'did you mean "group.labels.x"?'],
    ['host', 'unknown path host', 'a label is written labels.host'],
    ['host.name', 'unknown path host.name', expect.stringMatching(/^known here: id, thread, status, /)],
    ['group.host', 'unknown path group.host', 'known here: id, labels'],
    ['status.x', 'unknown path status.x', 'status is a text: nothing is below it'],
    ['now.x', 'unknown path now.x', 'now is a number: nothing is below it'],
    ['labels.a.b', 'unknown path labels.a.b', 'labels.a is a text: nothing is below it'],
    ['alerts.0.notice.x', 'unknown path alerts.0.notice.x', 'alerts.0.notice is a boolean: nothing is below it'],
    ['alerts.first', 'unknown path alerts.first', 'alerts is a list: write {{#each alerts}}'],
    ['alerts.labels.x', 'unknown path alerts.labels.x', 'alerts is a list: write {{#each alerts}}'],
    ['alerts.[-1]', 'unknown path alerts.-1', 'alerts is a list: write {{#each alerts}}'],
    ['alerts.length.x', 'unknown path alerts.length.x', 'alerts.length is a number: nothing is below it'],
    ['constructor', 'unknown path constructor', 'a label is written labels.constructor'],
    ['../status', '../status leads out of the template', 'remove a ../'],
    ['../../status', '../../status leads out of the template', 'remove a ../'],
    ['@root.lables.x', 'unknown path @root.lables.x', 'did you mean "labels.x"?'],
    ['@roott', 'unknown @roott', 'did you mean "@root"?'],
    ['@nothing', 'unknown @nothing', 'there are @root, @index, @key, @first, @last'],
    ['@index', '@index has a value inside of {{#each}} only', undefined],
    ['@key', '@key has a value inside of {{#each}} only', undefined],
  ])('%s is wrong', (text, message, meant) => {
    expect(kind(text, topScope)).toBe(message);
    expect(hint(text, topScope)).toEqual(meant);
  });
});

describe('a path in an alert', () => {
  it.each([
    ['link', 'text'],
    ['this', 'object'],
    ['this.link', 'text'],
    ['labels.x', 'text'],
    ['../status', 'text'],
    ['../alerts.0.link', 'text'],
    ['..', 'object'],
    ['@root.channel', 'text'],
    ['@index', 'number'],
    ['@key', 'text'],
    ['@first', 'boolean'],
    ['@last', 'boolean'],
  ])('%s is a %s', (text, type) => {
    expect(kind(text, inAlert)).toBe(type);
  });

  it.each([
    ['channel', 'unknown path channel', 'inside of this block, write @root.channel'],
    ['group.id', 'unknown path group.id', 'inside of this block, write @root.group.id'],
    ['host', 'unknown path host', 'a label is written labels.host'],
    ['lnik', 'unknown path lnik', 'did you mean "link"?'],
    ['../link', 'unknown path ../link', expect.anything()],
    ['../../status', '../../status leads out of the template', 'remove a ../'],
    ['@../index', '@../index has a value inside of {{#each}} only', undefined],
    ['@index.x', 'there is nothing below @index', undefined],
    ['@indx', 'unknown @indx', 'did you mean "@index"?'],
  ])('%s is wrong', (text, message, meant) => {
    expect(kind(text, inAlert)).toBe(message);
    expect(hint(text, inAlert)).toEqual(meant);
  });
});

describe('a path in a label of an alert', () => {
  it.each([
    ['this', 'text'],
    ['.', 'text'],
    ['../link', 'text'],
    ['../../status', 'text'],
    ['@../index', 'number'],
    ['@key', 'text'],
  ])('%s is a %s', (text, type) => {
    expect(kind(text, inLabel)).toBe(type);
  });

  it.each([
    ['link', 'this is a text: nothing is below it'],
    ['this.x', 'this is a text: nothing is below it'],
    ['../../../x', 'remove a ../'],
  ])('%s is wrong: %s', (text, meant) => {
    expect(hint(text, inLabel)).toBe(meant);
  });
});

describe('a name that a block gives', () => {
  it.each([
    ['one', 'object'],
    ['one.link', 'text'],
    ['one.labels.x', 'text'],
    ['count', 'number'],
    ['status', 'map'],
    ['status.x', 'text'],
    ['this.status', 'text'],
    ['./status', 'text'],
    ['severity', 'text'],
    ['@root.status', 'text'],
  ])('%s is a %s', (text, type) => {
    expect(kind(text, named)).toBe(type);
  });

  it('is no field of what it is not given to', () => {
    expect(kind('this.one', named)).toBe('unknown path this.one');
    expect(kind('./count', named)).toBe('unknown path ./count');
    expect(kind('../one', { ...named, parent: topScope })).toBe('unknown path ../one');
  });

  it('is named where a name is meant', () => {
    expect(hint('cuont', named)).toBe('did you mean "count"?');
    expect(hint('one.lnik', named)).toBe('did you mean "link"?');
    expect(hint('count.x', named)).toBe('this is a number: nothing is below it');
  });
});

describe('a path in something that a helper gives', () => {
  it.each(['this', 'a', 'a.b.c', 'length', 'this.x'])('%s may be anything', (text) => {
    expect(kind(text, anything)).toBe('any');
  });

  it('leads out of it as usual', () => {
    expect(kind('../status', anything)).toBe('text');
    expect(kind('@root.now', anything)).toBe('number');
  });
});

it('a list is of alerts', () => {
  expect(alerts).toMatchObject({ type: 'list', of: { type: 'object' } });
  expect(shapeOf('link', inAlert)).toEqual({ type: 'text' });
});
