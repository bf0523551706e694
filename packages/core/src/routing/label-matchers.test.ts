import { textMap } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { aRoutable } from '../testing/route-builders.ts';
import { currentValue, noneOf, oneOf, type Subject, valueMatcher } from './label-matchers.ts';
import type { Matcher, Routable } from './matcher.ts';

describe('the value of a label', () => {
  const alert = aRoutable({ host: 'web-1', empty: '' }, { summary: 'disk full' });

  it.each<[string, Subject, string, string]>([
    ['of a label', 'labels', 'host', 'web-1'],
    ['of an annotation', 'annotations', 'summary', 'disk full'],
    ['an annotation is no label', 'labels', 'summary', ''],
    ['a label is no annotation', 'annotations', 'host', ''],
    ['an empty one', 'labels', 'empty', ''],
    ['an absent one', 'labels', 'team', ''],
    ['a name that every object inherits', 'labels', 'toString', ''],
    ['the prototype itself', 'labels', '__proto__', ''],
  ])('%s', (_, subject, name, value) => {
    expect(currentValue(alert, subject, name)).toBe(value);
  });

  it.each([5, true, null, { a: 'b' }, ['x']])('is absent if it is not a text: %j', (value) => {
    const foreign: Routable = JSON.parse(JSON.stringify({ labels: { x: value }, annotations: {} }));
    expect(currentValue(foreign, 'labels', 'x')).toBe('');
  });

  it('is found under the name of a prototype if the map has one of its own', () => {
    const labels = textMap(JSON.parse('{"__proto__": "p", "constructor": "c"}'));
    expect(currentValue(aRoutable(labels), 'labels', '__proto__')).toBe('p');
    expect(currentValue(aRoutable(labels), 'labels', 'constructor')).toBe('c');
  });
});

describe('a condition on one value', () => {
  const given = {
    name: 'host',
    operator: '=~',
    shown: 'web-.*',
    test: (value: string) => value.startsWith('web-'),
  } as const;

  it('asks about the value of its label, shown as Alertmanager would write it', () => {
    const matcher = valueMatcher({ subject: 'labels', ...given });
    expect(matcher.text).toBe('host=~"web-.*"');
    expect(matcher.test(aRoutable({ host: 'web-1' }))).toBe(true);
    expect(matcher.test(aRoutable({ host: 'db-1' }))).toBe(false);
    expect(matcher.test(aRoutable({}, { host: 'web-1' }))).toBe(false);
  });

  it('of an annotation says so', () => {
    const matcher = valueMatcher({ subject: 'annotations', ...given });
    expect(matcher.text).toBe('annotations.host=~"web-.*"');
    expect(matcher.test(aRoutable({}, { host: 'web-1' }))).toBe(true);
    expect(matcher.test(aRoutable({ host: 'web-1' }))).toBe(false);
  });

  it('can be looked up by the values of a label, not by those of an annotation', () => {
    const values = new Set(['web-1']);
    expect(valueMatcher({ subject: 'labels', ...given, values }).labelIn).toEqual({ name: 'host', values });
    expect(valueMatcher({ subject: 'annotations', ...given, values })).not.toHaveProperty('labelIn');
    expect(valueMatcher({ subject: 'labels', ...given })).not.toHaveProperty('labelIn');
  });
});

describe('lists of values', () => {
  it.each<[string, Matcher, string]>([
    ['one of one', oneOf('labels', 'a', ['b']), 'a="b"'],
    ['one of several', oneOf('labels', 'a', ['b', 'c']), 'a=~"b|c"'],
    ['one of none', oneOf('labels', 'a', []), 'a=~""'],
    ['none of one', noneOf('labels', 'a', ['b']), 'a!="b"'],
    ['none of several', noneOf('labels', 'a', ['b', 'c']), 'a!~"b|c"'],
    ['one value is no pattern', oneOf('labels', 'a', ['b.c']), 'a="b.c"'],
    ['several are quoted as patterns', oneOf('labels', 'a', ['b.c', 'd|e']), 'a=~"b\\\\.c|d\\\\|e"'],
    ['the empty value', oneOf('labels', 'a', ['']), 'a=""'],
    ['the empty value among others', noneOf('labels', 'a', ['', 'b']), 'a!~"|b"'],
    ['of an annotation', noneOf('annotations', 'a', ['b']), 'annotations.a!="b"'],
    ['of a name that needs quotes', oneOf('labels', 'my.label', ['b']), '"my.label"="b"'],
  ])('show themselves: %s', (_, matcher, text) => {
    expect(matcher.text).toBe(text);
  });

  it.each<[string, readonly string[], boolean]>([
    ['the first', ['web', 'db'], true],
    ['the last', ['db', 'web'], true],
    ['none of them', ['we', 'webs', 'WEB'], false],
    ['an empty list', [], false],
  ])('hold for %s', (_, values, isOneOf) => {
    const alert = aRoutable({ service: 'web' });
    expect(oneOf('labels', 'service', values).test(alert)).toBe(isOneOf);
    expect(noneOf('labels', 'service', values).test(alert)).toBe(!isOneOf);
  });

  it('take an absent label for the empty value', () => {
    expect(oneOf('labels', 'team', ['a', '']).test(aRoutable())).toBe(true);
    expect(oneOf('labels', 'team', ['a']).test(aRoutable())).toBe(false);
    expect(noneOf('labels', 'team', ['']).test(aRoutable())).toBe(false);
    expect(noneOf('labels', 'team', ['a']).test(aRoutable())).toBe(true);
  });

  it('can be looked up where they name all values', () => {
    expect(oneOf('labels', 'a', ['b', 'c']).labelIn).toEqual({ name: 'a', values: new Set(['b', 'c']) });
    expect(noneOf('labels', 'a', ['b', 'c'])).not.toHaveProperty('labelIn');
    expect(oneOf('annotations', 'a', ['b'])).not.toHaveProperty('labelIn');
  });
});
